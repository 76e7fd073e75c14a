/** The large towns of the network's own tables, for orientation on the map: no two nearer than about 100 km. */
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse';
import type { Town } from '../src/map/ground-shapes.js';

const leastPopulation = 600_000;
const leastDegrees = 1.1;

export async function makeTowns(): Promise<readonly Town[]> {
  const file = fileURLToPath(new URL('../../data/eurasia/places-land.csv', import.meta.url));
  const rows = createReadStream(file).pipe(parse({ columns: true })) as AsyncIterable<Readonly<Record<string, string>>>;
  const towns: Town[] = [];
  for await (const row of rows) {
    const population = Number(row['population'] || 0);
    if (population < leastPopulation || !(row['roles'] ?? '').includes('town')) continue;
    const name = (column: string): string => row[`name_${column}`] || row['name_en'] || '';
    towns.push({
      at: [Math.round(Number(row['lon']) * 1000) / 1000, Math.round(Number(row['lat']) * 1000) / 1000],
      names: [name('en'), name('zh_hans'), name('zh_hant'), name('ru')],
      size: Math.round(population / 10_000) / 100,
    });
  }
  towns.sort((a, b) => b.size - a.size || (a.names[0] < b.names[0] ? -1 : 1));
  const kept: Town[] = [];
  for (const town of towns) {
    const isClear = kept.every((other) => Math.hypot(other.at[0] - town.at[0], other.at[1] - town.at[1]) > leastDegrees);
    if (isClear) kept.push(town);
  }
  return kept;
}
