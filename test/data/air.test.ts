import { describe, expect, test } from 'vitest';
import { allPlaces, everyRowIsSourced, greatCircleKm, table } from './network-tables.js';

const airports = table('places-air');
const services = table('services-air');
const stops = table('service_stops-air');
const byId = allPlaces();

describe('air tables', () => {
  test('hold 180 airports and 350 services and more, every row sourced', () => {
    expect(airports.length).toBeGreaterThanOrEqual(180);
    expect(services.length).toBeGreaterThanOrEqual(350);
    expect(new Set(services.map((s) => s.id)).size).toBe(services.length);
    expect(everyRowIsSourced([...airports, ...services, ...stops])).toEqual([]);
  });

  test('give every service two stops each way at known airports, as long as their great circle', () => {
    const ids = new Set(services.map((s) => s.id));
    for (const service of ids) {
      const own = stops.filter((stop) => stop.service === service);
      expect(own.map((stop) => `${stop.direction}${stop.seq}`)).toEqual(['out1', 'out2', 'back1', 'back2']);
      const [a, b] = [byId.get(own[0]?.place ?? ''), byId.get(own[1]?.place ?? '')];
      expect(a && b, service).toBeDefined();
      expect(Math.abs(Number(own[1]?.length_km) - greatCircleKm(a ?? {}, b ?? {}))).toBeLessThan(1);
      expect(Number(own[1]?.ride_p90_h)).toBeGreaterThan(Number(own[1]?.ride_p50_h));
    }
    expect(stops.filter((stop) => !ids.has(stop.service)).length).toBe(0);
  });

  test('leave no open airport without a flight', () => {
    const open = new Set(services.filter((s) => s.status === 'open').map((s) => s.id));
    const served = new Set(stops.filter((stop) => open.has(stop.service)).map((stop) => stop.place));
    expect(airports.filter((a) => a.status === 'open' && !served.has(a.id)).map((a) => a.id)).toEqual([]);
  });

  test('keep the sky between Russia and the European Union closed', () => {
    expect(services.find((s) => s.id === 'air-lej-svo')?.status).toBe('closed');
  });

  test('know airports by their IATA codes', () => {
    const iata = table('aliases-air').filter((a) => a.kind === 'iata');
    expect(iata.find((a) => a.alias === 'SCO')?.place).toBe('kz-sco');
    expect(iata.length).toBe(airports.length);
  });
});
