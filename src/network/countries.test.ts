import { expect, it } from 'vitest';
import { countryCodes, countryName } from './countries.js';

it('the 249 codes of ISO 3166-1 and Kosovo are known, reserved and invented ones are not', () => {
  expect(countryCodes.size).toBe(250);
  for (const code of ['KZ', 'CN', 'AZ', 'HK', 'XK']) expect(countryCodes.has(code)).toBe(true);
  for (const code of ['UK', 'EU', 'SU', 'ZZ', 'kz', '']) expect(countryCodes.has(code)).toBe(false);
});

it('countries have names in four languages, and an unknown code is its own name', () => {
  expect(countryName('KZ', 'en')).toBe('Kazakhstan');
  expect(countryName('KZ', 'ru')).toBe('Казахстан');
  expect(countryName('AZ', 'zhHans')).toBe('阿塞拜疆');
  expect(countryName('DE', 'zhHant')).toBe('德國');
  expect(countryName('not a code', 'en')).toBe('not a code');
});
