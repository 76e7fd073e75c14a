import { describe, expect, test } from 'vitest';
import { allPlaces, distancesKm, everyRowIsSourced, greatCircleKm, table } from './network-tables.js';

const pipelines = table('pipelines');
const links = table('links-pipeline');
const byId = allPlaces();
const crude = links.filter((l) => l.speed_class === 'crude');
const seedPlace = (name: string, country: string): string => [...byId.values()].find((p) => p.name_en === name && p.country === country)?.id ?? name;

describe('pipeline tables', () => {
  test('hold 70 pipelines and more; links name known places and pipelines and have a source', () => {
    expect(pipelines.length).toBeGreaterThanOrEqual(70);
    const ids = new Set(pipelines.map((p) => p.id));
    expect(links.filter((l) => !ids.has(l.line) || !byId.has(l.from ?? '') || !byId.has(l.to ?? '')).map((l) => l.id)).toEqual([]);
    expect(new Set(links.map((l) => l.id)).size).toBe(links.length);
    expect(everyRowIsSourced([...pipelines, ...links, ...table('places-pipeline')])).toEqual([]);
  });

  test('are never shorter than the great circle', () => {
    const short = links.filter((l) => Number(l.length_km) < greatCircleKm(byId.get(l.from ?? '') ?? {}, byId.get(l.to ?? '') ?? {}) * 0.999);
    expect(short.map((l) => l.id)).toEqual([]);
  });

  test('carry crude from Atyrau to Alashankou, 449 + 794 + 620 + 988 km', () => {
    const km = distancesKm(crude, seedPlace('Atyrau', 'KZ')).get(seedPlace('Alashankou', 'CN')) ?? 0;
    expect(Math.abs(km - 2851)).toBeLessThan(30);
  });

  test('run one way: Ceyhan is reached from Sangachal and not the reverse', () => {
    const km = distancesKm(crude, 'az-sangachal').get('trcey-port') ?? 0;
    expect(Math.abs(km - 1768)).toBeLessThan(2);
    expect(distancesKm(crude, 'trcey-port').has('az-sangachal')).toBe(false);
  });

  test('keep what is broken or idle closed, with a date', () => {
    for (const id of ['nord-stream-1', 'baku-supsa-wrep']) {
      const row = pipelines.find((p) => p.id === id);
      expect(row?.status, id).toBe('closed');
      expect(row?.status_date, id).not.toBe('');
    }
  });
});
