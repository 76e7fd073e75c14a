/** Compiles the AssemblyScript of src/graph/assembly to src/graph/assembly-module.ts; with --print, shows it and writes nothing. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const source = (name) => new URL(`../src/graph/assembly/${name}`, import.meta.url);
const target = new URL('../src/graph/assembly-module.ts', import.meta.url);

async function compile() {
  const files = new Map();
  const { error, stderr } = await asc.main(
    ['module.ts', '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd', '--outFile', 'module.wasm'],
    {
      readFile: (name) => (existsSync(source(name)) ? readFileSync(source(name), 'utf8') : null),
      writeFile: (name, contents) => files.set(name, contents),
      listFiles: () => [],
    },
  );
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`);
  const bytes = files.get('module.wasm');
  const lines =
    Buffer.from(bytes)
      .toString('hex')
      .match(/.{1,140}/g) ?? [];
  return `/** Made by \`npm run build:assembly\` from assembly/: ${bytes.length} bytes of WebAssembly, in hexadecimal. */
export const assemblyModule =
  '${lines.join("' +\n  '")}';
`;
}

const text = await compile();
if (process.argv.includes('--print')) process.stdout.write(text);
// what is the same is not touched, so that others may read it meanwhile
else if (text !== readFileSync(target, 'utf8')) writeFileSync(target, text);
