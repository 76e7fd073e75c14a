// The time zone of a place by look-up, with the countries that keep one time whatever the map of zones says.
import { createRequire } from 'node:module';

const lookup = createRequire(import.meta.url)('tz-lookup') as (lat: number, lon: number) => string;

/** Kazakhstan is UTC+5 since 2024-03-01; all of China is UTC+8. A port in the water may fall outside its country's zone. */
const oneZone: Readonly<Record<string, string>> = {
  CN: 'Asia/Shanghai',
  KZ: 'Asia/Almaty',
  UZ: 'Asia/Tashkent',
  TM: 'Asia/Ashgabat',
  AZ: 'Asia/Baku',
  GE: 'Asia/Tbilisi',
  TR: 'Europe/Istanbul',
  IR: 'Asia/Tehran',
  AE: 'Asia/Dubai',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  IN: 'Asia/Kolkata',
  HK: 'Asia/Hong_Kong',
  SG: 'Asia/Singapore',
  TW: 'Asia/Taipei',
  MO: 'Asia/Macau',
  NL: 'Europe/Amsterdam',
  BE: 'Europe/Brussels',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  SE: 'Europe/Stockholm',
  FI: 'Europe/Helsinki',
  EE: 'Europe/Tallinn',
  LV: 'Europe/Riga',
  LT: 'Europe/Vilnius',
  PL: 'Europe/Warsaw',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  IT: 'Europe/Rome',
  GR: 'Europe/Athens',
  BG: 'Europe/Sofia',
  RO: 'Europe/Bucharest',
  UA: 'Europe/Kyiv',
  EG: 'Africa/Cairo',
};

export const zoneOf = (country: string, lat: number, lon: number): string => oneZone[country] ?? lookup(lat, lon);
