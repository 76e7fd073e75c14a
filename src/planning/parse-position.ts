/** Tells `34.34,108.94` (latitude first, as people copy it from a map) from a name, and a wrong position from both. */

export type PositionReading =
  | { readonly kind: 'position'; readonly lat: number; readonly lon: number }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'name' };

const pattern = /^([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?$/;

export function parsePosition(text: string): PositionReading {
  const match = pattern.exec(text.normalize('NFKC').replaceAll('−', '-').trim());
  if (match === null) return { kind: 'name' };
  const [lat, lon] = [Number(match[1]), Number(match[2])];
  if (Math.abs(lat) > 90) {
    const swapped = Math.abs(lat) <= 180 && Math.abs(lon) <= 90 ? ` Latitude comes first: ${match[2]},${match[1]}?` : '';
    return { kind: 'problem', message: `${match[1]} is not a latitude: it must be from -90 to 90.${swapped}` };
  }
  if (Math.abs(lon) > 180) return { kind: 'problem', message: `${match[2]} is not a longitude: it must be from -180 to 180.` };
  return { kind: 'position', lat, lon };
}
