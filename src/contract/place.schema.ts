/** Places on the wire: what a search box lists, and all that meets at one place. */
import { z } from 'zod';

const nullableNumber = z.number().nullable();
const provenance = { source: z.string(), basis: z.string() };
const known = {
  id: z.string(),
  names: z.strictObject({ en: z.string(), zhHans: z.string(), zhHant: z.string(), ru: z.string() }).describe('empty where a language is missing'),
  country: z.string().describe('ISO 3166-1 alpha-2; empty at sea'),
  country2: z.string().describe('the other country of a border place, else empty'),
  lat: z.number(),
  lon: z.number(),
  roles: z.array(z.string()),
  zone: z.string().describe('IANA time zone'),
  population: z.number().describe('0 where it is not known'),
};

export const foundPlaceSchema = z.strictObject({
  ...known,
  label: z.string().describe('the name in the language asked for, in English where that is missing'),
  how: z.enum(['code', 'name', 'part', 'prefix', 'word', 'spelling', 'near']).describe('why it is listed'),
  distanceKm: nullableNumber.describe('from the position asked for; null where none was'),
});
export const foundPlacesSchema = z.strictObject({ places: z.array(foundPlaceSchema) });

export const placeSurveySchema = z.strictObject({
  ...known,
  linkCount: z.number().int(),
  links: z.array(
    z.strictObject({
      id: z.string(),
      mode: z.string(),
      line: z.string(),
      to: z.string(),
      toName: z.string(),
      km: z.number(),
      class: z.string(),
      gauge: z.string(),
      status: z.string(),
      ...provenance,
    }),
  ),
  terminals: z.array(
    z.strictObject({
      layers: z.array(z.string()),
      handles: z.array(z.string()),
      capacityTeuYear: nullableNumber,
      capacityTonnesYear: nullableNumber,
      opensH: nullableNumber,
      closesH: nullableNumber,
      ...provenance,
    }),
  ),
  procedures: z.array(
    z.strictObject({
      id: z.string(),
      mode: z.string(),
      from: z.string(),
      to: z.string(),
      regime: z.string(),
      p50H: z.number(),
      p90H: z.number(),
      feeUsd: z.number(),
      status: z.string(),
      ...provenance,
    }),
  ),
  services: z.array(
    z.strictObject({ id: z.string(), name: z.string(), mode: z.string(), how: z.string(), stops: z.array(z.string()), ...provenance }),
  ),
});

export type FoundPlaceDocument = z.infer<typeof foundPlaceSchema>;
export type PlaceSurveyDocument = z.infer<typeof placeSurveySchema>;
