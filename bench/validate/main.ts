/**
 * `npm run validate`: prints docs/validation.md as it would be written now; `-- --write` writes it; `-- --way ID` lists the links of the
 * way behind one distance, to find the link that is wrong.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderValidation, type Validation } from './render-validation.js';
import { validate } from './validate.js';

const root = process.cwd();
const words = process.argv.slice(2);
const validation = validate(root);
const wanted = words[0] === '--way' ? words[1] : undefined;

if (wanted !== undefined) console.log(listWay(validation, wanted));
else if (words[0] === '--write') writeFileSync(join(root, 'docs', 'validation.md'), renderValidation(validation));
else console.log(renderValidation(validation));

function listWay({ distances }: Validation, id: string): string {
  const row = distances.find((distance) => distance.id === id);
  if (row === undefined) throw new Error(`no distance has the id ${id}`);
  const links = row.way.map((link) => `${link.length_km.toFixed(1).padStart(8)}  ${link.id}  ${link.basis}: ${link.source}`);
  return [`${id}: published ${row.km} km, computed ${row.computedKm.toFixed(0)} km`, ...links].join('\n');
}
