import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { emissionSchema, itinerarySchema, placeSchema, planAnswerSchema, sourceSchema } from './plan-answer.schema.js';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

const parts = [placeSchema, emissionSchema, sourceSchema].map((part) => Object.keys(part.shape).sort().join());

const itineraryFields = Object.keys(itinerarySchema.shape).sort().join();

/** Every field by its path; the parts that return are not entered. */
function pathsOf(schema: JsonSchema, path: string): string[] {
  const inner = schema.anyOf?.find((one) => one.properties !== undefined) ?? schema.items ?? schema;
  const properties = inner.properties ?? inner.items?.properties ?? {};
  if (parts.includes(Object.keys(properties).sort().join())) return [path];
  // a way is told once, under itineraries
  if (path !== 'itineraries' && Object.keys(properties).sort().join() === itineraryFields) return [path];
  const below = Object.entries(properties).flatMap(([name, one]) => pathsOf(one, path === '' ? name : `${path}.${name}`));
  return path === '' ? below : [path, ...below];
}

it('the guide names every field of the answer and no others', () => {
  const guide = readFileSync(new URL('../../docs/guide/plan-json.md', import.meta.url), 'utf8');
  const told = guide
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([\w.]+)`/g)].map((match) => match[1]));
  expect([...new Set(told)].sort()).toEqual(pathsOf(z.toJSONSchema(planAnswerSchema) as JsonSchema, '').sort());
});

it('the guide names the fields of the parts that return', () => {
  const guide = readFileSync(new URL('../../docs/guide/plan-json.md', import.meta.url), 'utf8');
  for (const [name, part] of [
    ['place', placeSchema],
    ['emission', emissionSchema],
    ['source', sourceSchema],
  ] as const) {
    const line = guide.split('\n').find((text) => text.startsWith(`| ${name} |`)) ?? '';
    for (const field of Object.keys(part.shape)) expect(line).toContain(`\`${field}\``);
  }
});
