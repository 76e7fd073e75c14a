#!/usr/bin/env bash
# Rebuilds every generated table of data/eurasia from its inputs, in order; the outcome is the same, byte for byte, every time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
npm run --silent build:code
npx --no-install tsc -p scripts
for script in names-draft land sea air pipe terminals aliases-names datapackage; do
  printf '\n== %s\n' "$script"
  node "dist/scripts/curate/$script.js"
done
