/** To which address of a server a file of events goes, by its ending and, where several formats share one, by what is in it. */

export type PostForm =
  | { readonly kind: 'form'; readonly path: string; readonly type: string }
  | { readonly kind: 'unknown'; readonly field: string; readonly sentence: string };

const form = (path: string, type = 'application/json'): PostForm => ({ kind: 'form', path, type });

export function findPostForm(file: string, text: string, unit: string | undefined): PostForm {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  if (unit !== undefined && ending !== 'gpx')
    return { kind: 'unknown', field: 'unit', sentence: '--unit says whose a GPX track is; other files name the load unit themselves.' };
  switch (ending) {
    case 'gpx':
      return form(unit === undefined ? 'v1/positions' : `v1/positions?unit=${encodeURIComponent(unit)}`, 'application/gpx+xml');
    case 'ndjson':
      return form(isPosition(parse(text.trimStart().split('\n', 1)[0] ?? '')) ? 'v1/positions' : 'v1/events', 'application/x-ndjson');
    case 'json':
    case 'jsonld':
      return formOfJson(parse(text));
    default:
      return { kind: 'unknown', field: 'file', sentence: `${file} ends in none of json, jsonld, ndjson, gpx: in one of these events come.` };
  }
}

/** What the server does not know it refuses with every problem, as events of ours. */
function formOfJson(value: unknown): PostForm {
  const { type, positions, events, metadata } = isRecord(value) ? value : {};
  if (type === 'EPCISDocument') return form('v1/epcis/capture');
  if (positions !== undefined || isPosition(value)) return form('v1/positions');
  const isDcsa = metadata !== undefined || (Array.isArray(events) && events.some((one) => isRecord(one) && 'metadata' in one));
  return form(isDcsa ? 'v1/dcsa/events' : 'v1/events');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isPosition = (value: unknown): boolean => isRecord(value) && 'lat' in value && 'lon' in value;

/** Undefined: no JSON, which the server tells better, with its place. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
