/** The typefaces of papers into dist/fonts, or the folder that is named: three files of the two font packages, and their licence. Part of `npm run build`. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { resolve } = createRequire(import.meta.url);
const to = process.argv[2] ?? fileURLToPath(new URL('../dist/fonts/', import.meta.url));
// both packages resolve to a file of their dist/
const folderOf = (name) => dirname(dirname(resolve(name)));

mkdirSync(to, { recursive: true });
for (const file of ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'])
  copyFileSync(join(folderOf('@embedpdf/fonts-latin'), 'fonts', file), join(to, file));
copyFileSync(join(folderOf('@embedpdf/fonts-sc'), 'fonts', 'NotoSansHans-Regular.otf'), join(to, 'NotoSansHans-Regular.otf'));
copyFileSync(join(folderOf('@embedpdf/fonts-sc'), 'LICENSE'), join(to, 'OFL.txt'));
