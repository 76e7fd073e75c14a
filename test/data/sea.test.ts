import { describe, expect, test } from 'vitest';
import { allPlaces, distancesKm, everyRowIsSourced, greatCircleKm, table } from './network-tables.js';

const places = table('places-sea');
const links = table('links-sea');
const byId = allPlaces();
const ports = places.filter((p) => (p.roles ?? '').split(';').includes('port'));
const caspian = links.filter((l) => l.speed_class === 'caspian');
const caspianPorts = [...new Set(caspian.flatMap((l) => [l.from ?? '', l.to ?? '']))].sort();

describe('sea tables', () => {
  test('hold 150 ports and more, each on a lane unless it is planned inland', () => {
    expect(ports.length).toBeGreaterThanOrEqual(150);
    const ends = new Set(links.flatMap((l) => [l.from, l.to]));
    expect(ports.filter((p) => !ends.has(p.id)).map((p) => p.id)).toEqual([]);
  });

  test('name only known places, give every link one id, a length of at least its great circle and a source', () => {
    expect(links.filter((l) => !byId.has(l.from ?? '') || !byId.has(l.to ?? '')).map((l) => l.id)).toEqual([]);
    expect(new Set(links.map((l) => l.id)).size).toBe(links.length);
    const short = links.filter((l) => Number(l.length_km) < greatCircleKm(byId.get(l.from ?? '') ?? {}, byId.get(l.to ?? '') ?? {}) - 0.1);
    expect(short.map((l) => l.id)).toEqual([]);
    expect(everyRowIsSourced([...places, ...links])).toEqual([]);
  });

  test('bend a link in at most 12 points', () => {
    expect(links.filter((l) => (l.geometry ?? '').split(';').length > 12).map((l) => l.id)).toEqual([]);
  });

  test('tag the passages that a study closes', () => {
    const tags = new Set(links.map((l) => l.passage));
    for (const passage of 'suez bab_el_mandeb malacca hormuz bosphorus dardanelles gibraltar cape kiel oresund sunda taiwan'.split(' ')) {
      expect(tags, passage).toContain(passage);
    }
  });
});

describe('known sea distances, within 3 per cent', () => {
  test.each([
    ['cnsha-port', 'nlrtm-port', 19_631, []], // 10,600 nm by Suez
    ['cnsha-port', 'nlrtm-port', 25_558, ['suez']], // 13,800 nm by the Cape
    ['cnsha-port', 'sgsin-port', 4130, []],
    ['sgsin-port', 'nlrtm-port', 15_350, []],
    ['trhay-port', 'gepti-port', 1110, []],
    ['rocnd-port', 'gepti-port', 1077, []],
    ['grpir-port', 'tramr-port', 650, []],
    ['KZAAU', 'AZALA', 468, []],
  ] as const)('%s - %s is %d km', (from, to, km, closed) => {
    const found = distancesKm(links, from, closed).get(to) ?? 0;
    expect(found / km).toBeGreaterThan(0.97);
    expect(found / km).toBeLessThan(1.03);
  });

  test('a closed passage is gone round or cuts off, never ignored', () => {
    expect(distancesKm(links, 'gepti-port', ['bosphorus']).has('grpir-port')).toBe(false);
    expect(distancesKm(links, 'cnsha-port', ['malacca']).get('lkcmb-port') ?? 0).toBeGreaterThan(
      distancesKm(links, 'cnsha-port').get('lkcmb-port') ?? 0,
    );
    expect(distancesKm(links, 'gepti-port').has('bgvar-port')).toBe(true);
  });
});

describe('the Caspian', () => {
  test('is reached by no lane from outside', () => {
    const reached = distancesKm(links, 'KZAAU');
    expect([...reached.keys()].sort()).toEqual(caspianPorts);
    for (const id of 'KZAAU KZKUR AZALA azbak-port tmkrw-port rumcx-port irbaz-port iramd-port'.split(' ')) expect(caspianPorts).toContain(id);
  });

  /** Here the great circle runs over land (Absheron, the cape between Aktau and Kuryk): no ship can keep within 1.15 of it. */
  const overLand = new Map([
    ['AZALA rumcx-port', 1.28],
    ['azbak-port rumcx-port', 1.24],
    ['KZAAU KZKUR', 1.31],
  ]);

  test('keeps every pair between 1 and 1.15 times its great circle, but three whose great circle runs over land', () => {
    for (const a of caspianPorts) {
      const km = distancesKm(links, a);
      for (const b of caspianPorts) {
        if (a >= b) continue;
        const ratio = (km.get(b) ?? 0) / greatCircleKm(byId.get(a) ?? {}, byId.get(b) ?? {});
        expect(ratio, `${a}-${b}`).toBeGreaterThanOrEqual(0.999);
        expect(ratio, `${a}-${b}`).toBeLessThanOrEqual(overLand.get(`${a} ${b}`) ?? 1.15);
      }
    }
  });
});
