import { describe, expect, it } from 'vitest';
import { earthRadiusM, greatCircle, initialBearing, interpolate } from './great-circle.js';

const kilometre = 1000;
const baku = { lat: 40.3777, lon: 49.892 };
const aktau = { lat: 43.6532, lon: 51.1975 };
const shanghai = { lat: 31.2304, lon: 121.4737 };
const rotterdam = { lat: 51.9225, lon: 4.4792 };

describe('greatCircle', () => {
  it('is a quarter of the circumference from the equator to the pole', () => {
    expect(greatCircle({ lat: 0, lon: 0 }, { lat: 90, lon: 0 })).toBeCloseTo((Math.PI / 2) * earthRadiusM, 3);
  });

  it('is 111.195 km for one degree of latitude: 2 pi R / 360', () => {
    expect(greatCircle({ lat: 44, lon: 80 }, { lat: 45, lon: 80 })).toBeCloseTo((2 * Math.PI * earthRadiusM) / 360, 3);
  });

  it('is half the circumference between antipodes', () => {
    expect(greatCircle({ lat: 30, lon: 20 }, { lat: -30, lon: -160 })).toBeCloseTo(Math.PI * earthRadiusM, 1);
  });

  it('agrees with the geodesic on WGS 84 within 0.6 % (JFK to LHR 5,554.9 km by the geodesic)', () => {
    const jfk = { lat: 40.6413, lon: -73.7781 };
    const lhr = { lat: 51.47, lon: -0.4543 };
    expect(greatCircle(jfk, lhr) / kilometre / 5554.9).toBeCloseTo(1, 2);
  });

  it('is symmetric, and zero only at home', () => {
    expect(greatCircle(baku, aktau)).toBe(greatCircle(aktau, baku));
    expect(greatCircle(baku, baku)).toBe(0);
  });

  it('takes the short way across the date line: two degrees on the equator', () => {
    expect(greatCircle({ lat: 0, lon: 179 }, { lat: 0, lon: -179 })).toBeCloseTo((4 * Math.PI * earthRadiusM) / 360, 3);
  });

  it('tells places a metre apart', () => {
    // 0.00001 degree of latitude is 1.112 m
    expect(greatCircle({ lat: 44, lon: 80 }, { lat: 44.00001, lon: 80 })).toBeCloseTo(1.112, 3);
  });
});

describe('interpolate', () => {
  it('divides the distance in the share asked for', () => {
    const at = interpolate(shanghai, rotterdam, 0.25);
    expect(greatCircle(shanghai, at) / greatCircle(shanghai, rotterdam)).toBeCloseTo(0.25, 9);
    expect((greatCircle(shanghai, at) + greatCircle(at, rotterdam)) / greatCircle(shanghai, rotterdam)).toBeCloseTo(1, 9);
  });

  it('begins and ends at the ends, and stays for a line of no length', () => {
    expect(interpolate(baku, aktau, 0).lat).toBeCloseTo(baku.lat, 9);
    expect(interpolate(baku, aktau, 1).lon).toBeCloseTo(aktau.lon, 9);
    expect(interpolate(baku, baku, 0.7)).toEqual(baku);
  });
});

describe('initialBearing', () => {
  it('is 0 to the north, 90 to the east, 180 to the south, 270 to the west', () => {
    const origin = { lat: 0, lon: 0 };
    expect(initialBearing(origin, { lat: 1, lon: 0 })).toBeCloseTo(0, 9);
    expect(initialBearing(origin, { lat: 0, lon: 1 })).toBeCloseTo(90, 9);
    expect(initialBearing(origin, { lat: -1, lon: 0 })).toBeCloseTo(180, 9);
    expect(initialBearing(origin, { lat: 0, lon: -1 })).toBeCloseTo(270, 9);
  });
});
