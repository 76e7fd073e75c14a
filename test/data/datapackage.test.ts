import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type TableName, tables } from '../../src/network/index.js';

const folder = join(import.meta.dirname, '../../data/eurasia');
const { resources } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as {
  resources: readonly {
    path: string;
    'qiyun:table': TableName;
    'qiyun:kept': string;
    'qiyun:made-by'?: string;
    schema: { fields: { name: string }[] };
  }[];
};

describe('DP1: datapackage.json is what scripts/curate/datapackage.ts writes', () => {
  test('every table file is described, and no file that is not there', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .sort();
    expect(resources.map((resource) => resource.path).sort()).toEqual(files);
  });

  test.each(resources.map((resource) => [resource.path, resource] as const))(
    '%s has the columns of its table, in its header too',
    (path, resource) => {
      const columns = Object.keys(tables[resource['qiyun:table']]);
      expect(resource.schema.fields.map((field) => field.name)).toEqual(columns);
      expect(readFileSync(join(folder, path), 'utf8').split('\n')[0]?.split(',')).toEqual(columns);
    },
  );

  test('a generated file names its script', () => {
    const scripts = readdirSync(join(folder, '../../scripts/curate')).map((name) => `scripts/curate/${name}`);
    const generated = resources.filter((resource) => resource['qiyun:kept'] === 'generated');
    expect(generated.filter((resource) => !scripts.includes(resource['qiyun:made-by'] ?? ''))).toEqual([]);
    expect(resources.filter((resource) => resource['qiyun:kept'] !== 'generated').map((resource) => resource['qiyun:kept'])).toEqual(
      Array.from({ length: resources.length - generated.length }, () => 'by hand'),
    );
  });
});
