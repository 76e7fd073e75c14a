/** A label of a way on the shortlist, as English words: `avoids country:KZ` is for programs, "avoids Kazakhstan" for people. */
import { countryName } from '../network/index.js';

export const labelWords = (label: string): string =>
  label.replace(/^avoids country:([A-Z]{2})$/, (_, code: string) => `avoids ${countryName(code, 'en')}`);
