/** Compiles the AssemblyScript of src/graph/cch/assembly to src/graph/cch/label-sums-module.ts; with --print, shows it and writes nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const source = new URL('../src/graph/cch/assembly/label-sums.ts', import.meta.url);
const target = new URL('../src/graph/cch/label-sums-module.ts', import.meta.url);

async function compileLabelSums() {
  const text = readFileSync(source, 'utf8');
  const files = new Map();
  const { error, stderr } = await asc.main(
    ['label-sums.ts', '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd', '--outFile', 'label-sums.wasm'],
    {
      readFile: (name) => (name === 'label-sums.ts' ? text : null),
      writeFile: (name, contents) => files.set(name, contents),
      listFiles: () => [],
    },
  );
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`);
  const bytes = files.get('label-sums.wasm');
  const lines =
    Buffer.from(bytes)
      .toString('hex')
      .match(/.{1,140}/g) ?? [];
  return `/** Made by \`npm run build:assembly\` from assembly/label-sums.ts: ${bytes.length} bytes of WebAssembly, in hexadecimal. */
export const labelSumsModule =
  '${lines.join("' +\n  '")}';
`;
}

const text = await compileLabelSums();
if (process.argv.includes('--print')) process.stdout.write(text);
// what is the same is not touched, so that others may read it meanwhile
else if (text !== readFileSync(target, 'utf8')) writeFileSync(target, text);
