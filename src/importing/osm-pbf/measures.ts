/** Tag values that measure something, in the forms that mappers use (OpenStreetMap wiki, "Map features/Units", "Key:maxspeed", read November 2026). */

const KM_PER_MILE = 1.609344;
const M_PER_FOOT = 0.3048;
const M_PER_INCH = 0.0254;
/** One short ton of the United States, tonnes. */
const T_PER_SHORT_TON = 0.907185;
const T_PER_POUND = 0.00045359237;

const numberForm = /^(\d+(?:[.,]\d+)?)\s*([a-z/']*)$/;

const numberOf = (text: string): number => Number(text.replace(',', '.'));

/** Implied limits by the end of a value such as `CH:urban`, km/h; what is not here implies none below what trucks drive. */
const zoneLimits: Readonly<Record<string, number>> = {
  urban: 50,
  rural: 80,
  living_street: 20,
  walk: 5,
  'zone:30': 30,
  zone30: 30,
  'zone:20': 20,
  zone20: 20,
};

/** km/h; undefined when the value says no number that binds (`none`, `signals`, or something unknown). */
export function parseSpeed(value: string): number | undefined {
  const text = value.trim().toLowerCase();
  const match = numberForm.exec(text);
  if (match !== null) {
    const number = numberOf(match[1] ?? '');
    const unit = match[2] ?? '';
    if (unit === '' || unit === 'km/h' || unit === 'kmh' || unit === 'kph') return number;
    return unit === 'mph' ? number * KM_PER_MILE : undefined;
  }
  return zoneLimits[text.slice(text.indexOf(':') + 1)] ?? zoneLimits[text];
}

/** Metres, from `3.8`, `3.8 m`, `12'6"`, `13 ft`; undefined when the value is no length. */
export function parseLength(value: string): number | undefined {
  const text = value.trim().toLowerCase();
  const feet = /^(\d+)\s*(?:'|ft)\s*(?:(\d+(?:\.\d+)?)\s*(?:"|in)?)?$/.exec(text);
  if (feet !== null) return Number(feet[1]) * M_PER_FOOT + Number(feet[2] ?? 0) * M_PER_INCH;
  const match = numberForm.exec(text);
  if (match === null) return undefined;
  const unit = match[2] ?? '';
  if (unit === '' || unit === 'm') return numberOf(match[1] ?? '');
  return unit === 'cm' ? numberOf(match[1] ?? '') / 100 : undefined;
}

/** Tonnes, from `7.5`, `7.5 t`, `3500 kg`, `10 st`, `16000 lbs`; undefined when the value is no weight. */
export function parseWeight(value: string): number | undefined {
  const match = numberForm.exec(value.trim().toLowerCase());
  if (match === null) return undefined;
  const number = numberOf(match[1] ?? '');
  switch (match[2]) {
    case '':
    case 't':
      return number;
    case 'kg':
      return number / 1000;
    case 'st':
      return number * T_PER_SHORT_TON;
    case 'lb':
    case 'lbs':
      return number * T_PER_POUND;
    default:
      return undefined;
  }
}

/** Minutes, from `0:25`, `00:25:00`, `25`, `PT25M`, `PT1H30M`; undefined otherwise. */
export function parseDuration(value: string): number | undefined {
  const text = value.trim();
  const clock = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(text);
  return iso === null || text === 'PT' ? undefined : Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0);
}
