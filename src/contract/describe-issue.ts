/** What a schema finds wrong with a document, in words of the field: “must be a text”, “is missing”. */
import type { z } from 'zod';

export type SchemaIssue = z.core.$ZodIssue;

interface Described {
  readonly field: string;
  readonly what: string;
}

/** `body`: what was checked. An issue of several fields is several. */
export function describeIssue(body: unknown, issue: SchemaIssue): Described[] {
  const field = fieldOf(issue.path);
  // a schema with words of its own has the best ones
  if (issue.message.startsWith('must ')) return [{ field, what: issue.message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ field: fieldOf([...issue.path, key]), what: 'is not a field of this' }));
    case 'invalid_union': {
      // of several forms the one that it comes nearest to
      const [nearest = []] = [...issue.errors].sort((a, b) => a.length - b.length);
      // none at all where the word that tells the forms apart is of none of them
      if (nearest.length === 0) return [{ field, what: 'names no form that this takes' }];
      return nearest.flatMap((inner) => describeIssue(body, { ...inner, path: [...issue.path, ...inner.path] }));
    }
    case 'invalid_type':
      return [{ field, what: valueAt(body, issue.path) === undefined && field !== 'request' ? 'is missing' : `must be ${kindWord(issue.expected)}` }];
    case 'invalid_value':
      return [{ field, what: issue.values.length === 1 ? `must be ${String(issue.values[0])}` : `must be one of ${issue.values.join(', ')}` }];
    case 'too_small':
      return [{ field, what: `must ${sizeWord(issue.origin, 'at least', Number(issue.minimum))}` }];
    case 'too_big':
      return [{ field, what: `must ${sizeWord(issue.origin, 'at most', Number(issue.maximum))}` }];
    case 'invalid_format':
      return [{ field, what: formatWord(issue.format, 'pattern' in issue ? issue.pattern : undefined) }];
    default:
      return [{ field, what: 'is not what this takes' }];
  }
}

const fieldOf = (path: readonly PropertyKey[]): string => path.map(String).join('.') || 'request';

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    body,
  );

const kindWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a JSON object',
  record: 'a JSON object',
  array: 'a list',
  null: 'null',
};
const kindWord = (expected: string): string => kindWords[expected] ?? 'something else';

function sizeWord(origin: string, how: string, bound: number): string {
  if (origin === 'string') return `have ${how} ${bound} character${bound === 1 ? '' : 's'}`;
  if (origin === 'array') return `have ${how} ${bound} entr${bound === 1 ? 'y' : 'ies'}`;
  return `be ${how} ${bound}`;
}

function formatWord(format: string, pattern: string | undefined): string {
  if (format === 'datetime') return 'must be a moment with its offset, as 2024-07-03T12:00:00+05:00';
  if (format === 'url') return 'must be an address, as https://example.org/qiyun';
  return pattern === undefined ? `must be of the form ${format}` : `must be of the form ${pattern}`;
}
