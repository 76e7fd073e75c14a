/**
 * Requests that the OpenAPI document allows, nearly allows, and does not allow at all: made from its schemas, so that a new field is
 * attacked without anybody remembering to.
 */
import fc from 'fast-check';

type Json = { readonly [key: string]: unknown };
export interface OddRequest {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Json;
  readonly example?: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Json; readonly example: Json } } };
}

/** Words that programs trip over, and words that this program knows. */
const words = fc.constantFrom(
  ...[
    '',
    ' ',
    'null',
    'undefined',
    'NaN',
    '-0',
    '1e309',
    '0x10',
    '\u0000',
    '\u202e',
    '\ud800',
    '💥',
    '"',
    "'",
    '\\',
    '%',
    '%00',
    '../../etc/passwd',
    '<script>',
  ],
  ...['{{7*7}}', '__proto__', 'constructor', 'toString', '１２', 'ı', 'ß'.repeat(50), 'a'.repeat(300), '甲市', 'Альфа', 'Alpha', 'Echo', 'CNALP'],
  ...[
    '91,181',
    '44,80',
    '-0,-0',
    '1x40HC:20t',
    '999999999xtruck:1t',
    'crude:-5t',
    'truck:1e9t',
    '2026-02-30',
    '9999-12-31T23:59',
    '-1-1-1',
    '0000-01-01',
  ],
  ...['country:RU', 'mode:', ':::', 'time,time', 'cost,co2', '2026-12-01T08:00+99:00', '1969-07-20', '+275760-09-13'],
);
const text = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 12 }));
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1, -1, 1e308, 2 ** 53, 0.1, 4_294_967_296, 50, 51));
const anything = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 12 }), fc.jsonValue({ maxDepth: 3 }));

/** Something of the schema, or (one time in four) something else. */
function likely(schema: Json): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: rightValue(schema) }, { weight: 1, arbitrary: anything });
}
function rightValue(schema: Json): fc.Arbitrary<unknown> {
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  switch (schema['type']) {
    case 'string':
      return text;
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(rightValue((schema['items'] ?? {}) as Json), { maxLength: 3 });
    case 'integer':
      return fc.integer({ min: Math.max(-1e9, Number(schema['minimum'] ?? -1e9)), max: Math.min(1e9, Number(schema['maximum'] ?? 1e9)) });
    case 'number':
      return fc.double({ min: Number(schema['minimum'] ?? -1e9), max: Number(schema['maximum'] ?? 1e9), noNaN: true });
    default:
      return anything;
  }
}

/** Fields present or not, right or not, and now and then one that nobody knows. */
function bodyOf(schema: Json, example: Json): fc.Arbitrary<string> {
  const forms = (schema['oneOf'] ?? schema['anyOf']) as readonly Json[] | undefined;
  if (forms !== undefined) return fc.oneof(...forms.map((form) => bodyOf(form, exampleOf(form, example))));
  const properties = Object.entries(schema['properties'] as Record<string, Json>);
  const changes = fc.record(Object.fromEntries(properties.map(([name, field]) => [name, likely(field)])), { requiredKeys: [] });
  const near = changes.chain((changed) =>
    fc
      .subarray(Object.keys(changed), { maxLength: Math.min(3, Object.keys(changed).length) })
      .map((kept) => ({ ...example, ...pick(changed, kept) })),
  );
  const extra = fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.dictionary(text, anything, { maxKeys: 2 }) });
  const json = fc.oneof({ weight: 5, arbitrary: near }, { weight: 3, arbitrary: changes }, { weight: 1, arbitrary: anything });
  const whole = fc.tuple(json, extra).map(([value, more]) => JSON.stringify(isRecord(value) ? { ...value, ...more } : value) ?? '');
  const cut = fc.tuple(whole, fc.nat(40)).map(([body, drop]) => body.slice(0, Math.max(0, body.length - drop - 1)));
  const large = whole.map((body) => body + ' '.repeat(70_000));
  return fc.oneof({ weight: 16, arbitrary: whole }, { weight: 2, arbitrary: cut }, { weight: 1, arbitrary: text }, { weight: 1, arbitrary: large });
}
/** Of several forms the example is of one; the others begin with the word that tells them apart. */
const exampleOf = (form: Json, example: Json): Json => {
  const told = Object.entries(form['properties'] as Record<string, Json>).filter(([, field]) => field['const'] !== undefined);
  const own = Object.fromEntries(told.map(([name, field]) => [name, field['const']]));
  return told.every(([name, field]) => example[name] === field['const']) ? example : own;
};
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const pick = (from: Json, keys: readonly string[]): Json => Object.fromEntries(keys.map((key) => [key, from[key]]));

const escapeLoosely = (value: unknown): string => encodeURIComponent(String(value).replaceAll(/\p{Surrogate}/gu, '?'));

function parameterOf({ schema, example }: Parameter): fc.Arbitrary<unknown> {
  const right = example === undefined ? likely(schema) : fc.oneof(fc.constant(example), likely(schema));
  return fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: text });
}

function urlOf(path: string, { parameters = [] }: Operation): fc.Arbitrary<string> {
  const inPath = parameters.filter((one) => one.in === 'path');
  const inQuery = parameters.filter((one) => one.in === 'query');
  const filled = fc
    .tuple(...inPath.map(parameterOf))
    .map((values) => inPath.reduce((url, { name }, i) => url.replace(`{${name}}`, escapeLoosely(values[i])), path));
  const known = fc.tuple(...inQuery.map((one) => fc.option(parameterOf(one), { nil: undefined, freq: 4 })));
  const pairs = known.map((values) => inQuery.flatMap(({ name }, i) => (values[i] === undefined ? [] : [`${name}=${escapeLoosely(values[i])}`])));
  const junk = fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(text, text).map(([name, value]) => [`${escapeLoosely(name)}=${escapeLoosely(value)}`]) },
    { weight: 1, arbitrary: fc.constantFrom(['%zz=1'], ['&&&'], ['a[b]=c'], ['q=1&q=2&limit=3&limit=4'], ['=']) },
  );
  const broken = fc.constantFrom('', '', '', '', '', '', '', '', '/', '/%', '%c3%28', '//', '/..');
  return fc.tuple(filled, broken, pairs, junk).map(([url, end, query, more]) => {
    const all = [...query, ...more];
    return `${url}${end}${all.length > 0 ? `?${all.join('&')}` : ''}`;
  });
}

const headerValue = fc.constantFrom(
  '*/*',
  'application/geo+json',
  'application/json;q=0',
  'text/html',
  ';;;,',
  'br;q=x',
  'gzip, br',
  '*',
  'W/"',
  '"a", *',
  'x'.repeat(200),
);
const headers = fc.record(
  { accept: headerValue, 'accept-encoding': headerValue, 'if-none-match': headerValue, 'x-request-id': headerValue },
  { requiredKeys: [] },
);
const contentType = fc.oneof(
  { weight: 12, arbitrary: fc.constant('application/json') },
  { weight: 1, arbitrary: fc.constantFrom('application/json; charset=utf-16', 'text/plain', 'application/xml', 'json', ';', 'multipart/form-data') },
);

/** Every operation of the document as often as any other. */
export function oddRequests(document: Json): fc.Arbitrary<OddRequest> {
  const { paths, components } = document as unknown as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Json> };
  };
  const resolve = (schema: Json): Json => {
    const reference = schema['$ref'];
    return typeof reference === 'string' ? (components.schemas[reference.split('/').at(-1) ?? ''] ?? {}) : schema;
  };
  const each = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const content = operation.requestBody?.content['application/json'];
      const body = content === undefined ? fc.constant(undefined) : bodyOf(resolve(content.schema), content.example);
      const verb = fc.oneof(
        { weight: 15, arbitrary: fc.constant(method.toUpperCase()) },
        { weight: 1, arbitrary: fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'GET', 'POST') },
      );
      return fc.tuple(verb, urlOf(path, operation), headers, contentType, body).map(
        ([sent, url, given, type, text]): OddRequest => ({
          operation: operation.operationId,
          method: sent,
          url,
          headers: { ...given, ...(text === undefined ? {} : { 'content-type': type }) },
          body: sent === 'GET' || sent === 'HEAD' ? undefined : text,
        }),
      );
    }),
  );
  return fc.oneof(...each);
}
