import { describe, expect, test } from 'vitest';
import { allPlaces, everyRowIsSourced, placeTables, type Row, table } from './network-tables.js';

const terminals = table('terminals');
const access = table('links-access-terminals');
const byId = allPlaces();
const layersOf = (place: string): string[] => (terminals.find((t) => t.place === place)?.layers ?? '').split(';');
const linked = (a: string, mode: string): Row[] => access.filter((l) => l.mode === mode && (l.from === a || l.to === a));

describe('terminals', () => {
  test('name known places once, with layers, cargo classes and a source', () => {
    expect(terminals.filter((t) => !byId.has(t.place ?? '')).map((t) => t.place)).toEqual([]);
    expect(new Set(terminals.map((t) => t.place)).size).toBe(terminals.length);
    const layers = 'truck rail1435 rail1520 rail1668 rail1000 vessel feeder tanker roro rail_ferry aircraft pipe'.split(' ');
    const cargo = 'container reefer truck wagon loose liquid'.split(' ');
    for (const t of terminals) {
      for (const layer of (t.layers ?? '').split(';')) expect(layers, t.place).toContain(layer);
      for (const item of (t.handles ?? '').split(';')) expect(cargo, t.place).toContain(item);
    }
    expect(everyRowIsSourced([...terminals, ...access, ...table('places-terminal')])).toEqual([]);
  });

  test('keep 200 terminals of the seed and more', () => {
    const named = new Set(table('aliases-terminal').map((a) => a.alias));
    expect(named.size).toBeGreaterThanOrEqual(200);
  });

  test('let deep-sea ships into main ports only and feeders into the Caspian', () => {
    expect(layersOf('nlrtm-port')).toContain('vessel');
    expect(layersOf('gepti-port')).toContain('feeder');
    expect(layersOf('gepti-port')).not.toContain('vessel');
    expect(layersOf('KZAAU')).toEqual(expect.arrayContaining(['truck', 'rail1520', 'feeder', 'roro', 'rail_ferry', 'tanker']));
    expect(layersOf('KZKUR')).not.toContain('feeder');
  });

  test('have both gauges at Khorgos Gateway, Dostyk and Alashankou', () => {
    for (const name of ['Khorgos Gateway', 'Dostyk', 'Alashankou']) {
      const place = [...byId.values()].find((p) => p.name_en === name);
      expect(layersOf(place?.id ?? ''), name).toEqual(expect.arrayContaining(['rail1435', 'rail1520']));
    }
  });

  test('are joined by links of known places, at least a kilometre long, no id twice in the network', () => {
    expect(access.filter((l) => !byId.has(l.from ?? '') || !byId.has(l.to ?? '')).map((l) => l.id)).toEqual([]);
    expect(access.filter((l) => !(Number(l.length_km) >= 1)).map((l) => l.id)).toEqual([]);
    const ids = ['links-road', 'links-rail', 'links-access', 'links-access-terminals', 'links-sea', 'links-pipeline'].flatMap(table).map((l) => l.id);
    expect(new Set(ids).size).toBe(ids.length);
    const placeIds = placeTables.flatMap(table).map((p) => p.id);
    expect(new Set(placeIds).size).toBe(placeIds.length);
  });

  test('give the Caspian ports their road and their railway', () => {
    for (const port of ['KZAAU', 'KZKUR', 'AZALA', 'tmkrw-port']) {
      expect(linked(port, 'road').length, port).toBeGreaterThan(0);
      expect(
        linked(port, 'rail').some((l) => l.gauge_mm === '1520'),
        port,
      ).toBe(true);
    }
  });

  test('load a wagon at every open station', () => {
    const open = table('places-land').filter((p) => (p.roles ?? '').split(';').includes('station') && p.status === 'open');
    const served = new Set(terminals.filter((t) => (t.handles ?? '').includes('wagon')).map((t) => t.place));
    const missing = open.filter((p) => !served.has(p.id)).length;
    expect(missing / open.length).toBeLessThan(0.03);
  });
});

describe('short ferries', () => {
  const services = table('services-short-ferries');
  const stops = table('service_stops-short-ferries');
  test('run between known places and have a tariff', () => {
    const tariffs = new Set(table('tariffs').map((t) => t.id));
    expect(stops.filter((s) => !byId.has(s.place ?? '')).map((s) => s.place)).toEqual([]);
    expect(services.filter((s) => !tariffs.has(s.tariff)).map((s) => s.id)).toEqual([]);
    expect(everyRowIsSourced([...services, ...stops])).toEqual([]);
  });
});
