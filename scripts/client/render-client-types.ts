/**
 * From the OpenAPI document to the types and the table of operations of the client. Own rather than openapi-typescript, which needs the
 * compiler API that TypeScript 7 no longer has; it knows exactly the JSON Schema that zod writes here, and throws at anything else.
 */
type Json = { readonly [key: string]: unknown };
type Schema = Json;

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const head = `/** Generated from the OpenAPI document by \`npm run generate\`; a test holds the two together. Not to be edited. */\n`;

export function renderClientTypes(document: Json): string {
  const { paths, components } = document as unknown as Document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return [
    head,
    ...Object.entries(components.schemas).map(([name, schema]) => `export type ${name} = ${renderType(schema, '')};\n`),
    'export interface Operations {',
    ...operations.map(({ operation }) => renderOperation(operation)),
    '}\n',
    '/** Where each operation is, and which of its inputs are words of the path. */',
    'export const operations = {',
    ...operations.map(
      ({ path, method, operation }) => `  ${operation.operationId}: { method: '${method}', path: '${path}', first: '${mediaTypes(operation)[0]}' },`,
    ),
    '} as const;\n',
  ].join('\n');
}

const mediaTypes = (operation: Operation): string[] => Object.keys(operation.responses['200']?.content ?? {});

function renderOperation(operation: Operation): string {
  const { operationId, summary, parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content['application/json'];
  const inputs = [
    // header fields are given with the call's options
    ...parameters.filter((one) => one.in !== 'header').map(({ name, required, schema }) => `      ${renderField(name, required, schema, '      ')}`),
    ...(body === undefined ? [] : [`      body: ${renderType(body.schema, '      ')};`]),
  ];
  const answers = Object.entries(responses['200']?.content ?? {}).map(([type, { schema }]) => `      '${type}': ${renderType(schema, '      ')};`);
  return [
    `  /** ${summary}. */`,
    `  ${operationId}: {`,
    inputs.length === 0 ? '    input: Record<never, never>;' : `    input: {\n${inputs.join('\n')}\n    };`,
    `    answers: {\n${answers.join('\n')}\n    };`,
    `    first: '${mediaTypes(operation)[0]}';`,
    '  };',
  ].join('\n');
}

/** JSON leaves out what is undefined, so a field that may be missing may be undefined. */
const renderField = (name: string, required: boolean, schema: Schema, indent: string): string =>
  required ? `${key(name)}: ${renderType(schema, indent)};` : `${key(name)}?: ${renderType(schema, indent)} | undefined;`;

const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
const union = (parts: readonly string[]): string => [...new Set(parts)].join(' | ');

function renderType(schema: Schema, indent: string): string {
  const { $ref, enum: words, const: constant, anyOf, oneOf, type, items, prefixItems, properties, required, additionalProperties } = schema;
  if (typeof $ref === 'string') return $ref.slice('#/components/schemas/'.length);
  if (Array.isArray(words)) return union(words.map((word) => JSON.stringify(word)));
  if (constant !== undefined) return JSON.stringify(constant);
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) return union(choices.map((choice: Schema) => renderType(choice, indent)));
  if (Array.isArray(type)) return union(type.map((one: string) => renderType({ ...schema, type: one }, indent)));
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array': {
      if (Array.isArray(prefixItems)) return `[${prefixItems.map((item: Schema) => renderType(item, indent)).join(', ')}]`;
      const item = renderType(items as Schema, indent);
      return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
    }
    case 'object': {
      if (properties === undefined) return `Record<string, ${renderType((additionalProperties ?? {}) as Schema, indent)}>`;
      const needed = new Set(Array.isArray(required) ? required : []);
      const inner = `${indent}  `;
      const lines = Object.entries(properties as Record<string, Schema>).map(
        ([name, value]) => `${inner}${renderField(name, needed.has(name), value, inner)}`,
      );
      return `{\n${lines.join('\n')}\n${indent}}`;
    }
    case undefined:
      if (Object.keys(schema).every((word) => word === 'description')) return 'unknown';
  }
  throw new Error(`the client generator does not know the schema ${JSON.stringify(schema)}`);
}
