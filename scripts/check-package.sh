#!/usr/bin/env bash
# Packs the package (which builds it afresh), installs the tarball in an empty folder and uses it from there: command, library, types.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
root=$PWD

npm pack --silent --pack-destination "$folder" > "$folder/pack.log" || { cat "$folder/pack.log"; exit 1; }
tarball=$(ls "$folder"/qiyun-*.tgz)
tar -tzf "$tarball" > "$folder/files.txt"
echo "$(basename "$tarball"): $(du -k "$tarball" | cut -f1) kB, $(wc -l < "$folder/files.txt") files"
for file in dist/main.js dist/eurasia.qiyun dist/web/index.html dist/web/licenses.txt dist/fonts/NotoSansHans-Regular.otf dist/fonts/OFL.txt dist/empty-database.br data/eurasia/datapackage.json data/scenarios/suez-closed.yaml data/demand/corridor-pairs.csv README.md LICENSE; do
  grep -qx "package/$file" "$folder/files.txt" || { echo "the tarball lacks $file"; exit 1; }
done
if grep -E '^package/(dist/scripts|dist/validate|dist/http-load|src|test|scripts|data/seeds)/|\.test\.' "$folder/files.txt"; then echo 'the tarball holds files (above) that are not for users'; exit 1; fi

cd "$folder"
printf '{ "name": "outside", "private": true, "type": "module" }\n' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund --prefer-offline "$tarball"
cat > use.ts <<'TS'
import { openNetwork, type Network } from 'qiyun/network';
import { createClient, type Client } from 'qiyun/client';
import { plan, type PlanOutcome } from 'qiyun/planning';
import { applyScenario } from 'qiyun/scenario';

const network: Network = await openNetwork();
const use: (...parameters: Parameters<typeof plan>) => PlanOutcome = plan;
const client: Client = createClient({ baseUrl: 'http://127.0.0.1:8080' });
if (typeof client.plan !== 'function') throw new Error('the client has no plan()');
if (applyScenario(network, { name: 'nothing', changes: [] }).kind !== 'applied') throw new Error('an empty scenario was refused');
console.log(`${network.id} ${network.version}: ${network.places.length} places; plan takes ${use.length} parameters`);
TS
"$root/node_modules/.bin/tsc" --module nodenext --moduleResolution nodenext --target es2023 --lib es2023,dom --strict --types '' --outDir . use.ts
node use.js
npx --no-install qiyun --version
