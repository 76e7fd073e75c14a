import { createRequire } from 'node:module';
import type { PlaceDraft } from './draft.js';

const lookup = createRequire(import.meta.url)('tz-lookup') as (lat: number, lon: number) => string;

/** Countries that keep one time, whatever the map of zones says. Kazakhstan is UTC+5 since 2024-03-01. */
const ONE_ZONE: Readonly<Record<string, string>> = { CN: 'Asia/Shanghai', KZ: 'Asia/Almaty', UZ: 'Asia/Tashkent' };

export const zoneOf = (place: PlaceDraft): string => ONE_ZONE[place.country] ?? lookup(place.lat, place.lon);
