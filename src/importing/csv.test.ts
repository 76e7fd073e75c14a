import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.js';
import { createIssueLog } from './issue-log.js';

const read = (text: string, columns?: readonly string[]) => {
  const log = createIssueLog();
  const table = readCsv({ text, file: 't.csv', ...(columns ? { columns } : {}) }, log);
  return { ...table, issues: log.listIssues().map((issue) => `${issue.code}@${issue.at.line ?? '-'}${issue.at.field ? `:${issue.at.field}` : ''}`) };
};

describe('well-formed text', () => {
  it('gives the header, the records and the line each begins on', () => {
    const table = read('a,b\n1,2\n"x\ny",3\n4,5\n');
    expect(table.header).toEqual(['a', 'b']);
    expect(table.records).toEqual([
      ['1', '2'],
      ['x\ny', '3'],
      ['4', '5'],
    ]);
    expect(table.lines).toEqual([2, 3, 5]);
    expect(table.issues).toEqual([]);
  });

  it('tolerates a byte order mark, CRLF and a missing last line end', () => {
    const table = read('\ufeffa,b\r\n1,"2"\r\n3,4');
    expect(table.header).toEqual(['a', 'b']);
    expect(table.records).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(table.issues).toEqual([]);
  });

  it('reads commas, doubled quotes and empty cells', () => {
    expect(read('a,b,c\n"1,5","say ""yes""",\n').records).toEqual([['1,5', 'say "yes"', '']]);
  });

  it('agrees with csv-parse on every table that is quoted in any lawful way', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '集', ',', '"', '\n', ' ', '1') });
    const needsQuote = /[",\n]/;
    const written = fc
      .tuple(cell, fc.boolean())
      .map(([text, quoted]) => (quoted || needsQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
    // two columns, so that no record is a blank line
    const table = fc.array(fc.tuple(written, written), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.join(',')).join('\n');
        const ours = read(text);
        expect(ours.issues.filter((issue) => !issue.startsWith('csv/duplicate-column'))).toEqual([]);
        expect([ours.header, ...ours.records]).toEqual(parse(text));
      }),
    );
  });
});

describe('problems', () => {
  it('are all reported at once with their lines', () => {
    expect(read('a,b\n1\n2,3,4\n\n"x"y,5\nz"w,6\n7,8\n').issues).toEqual([
      'csv/cell-count@2',
      'csv/cell-count@3',
      'csv/blank-line@4',
      'csv/stray-quote@5',
      'csv/stray-quote@6',
    ]);
  });

  it('an unclosed quote is reported where it opens, and the rest is still read', () => {
    const table = read('a,b\n1,2\n3,"4\n5,6\n7\n');
    expect(table.issues).toEqual(['csv/unclosed-quote@3', 'csv/cell-count@5']);
    expect(table.records).toEqual([
      ['1', '2'],
      ['5', '6'],
    ]);
  });

  it('an empty file, a NUL and a lone CR are reported', () => {
    expect(read('').issues).toEqual(['csv/no-header@-']);
    expect(read('a\n1\n\u0000\n').issues).toEqual(['csv/control-character@3']);
    expect(read('a,b\r1,2\r').issues).toContain('csv/control-character@1');
  });

  it('the header must have the columns asked for, once each, in any order', () => {
    expect(read('b,a\n', ['a', 'b']).issues).toEqual([]);
    expect(read('a,a,x\n', ['a', 'b']).issues).toEqual(['csv/duplicate-column@1:a', 'csv/unknown-column@1:x', 'csv/missing-column@1:b']);
  });
});

describe('any text', () => {
  it('is read without an exception, every record as long as the header, lines ascending', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\u0000', '\ufeff', '集'), maxLength: 60 });
    fc.assert(
      fc.property(text, (input) => {
        const table = read(input);
        for (const record of table.records) expect(record).toHaveLength(table.header.length);
        expect([...table.lines].sort((a, b) => a - b)).toEqual(table.lines);
      }),
      { numRuns: 500 },
    );
  });

  // a quadratic reader would need hours for these, and so not end within the time of a test
  it('five megabytes are read whole, quoted or not', () => {
    expect(read(`id,from,to,length\n${'link-12345,KZAAU,KZBEY,123.4\n'.repeat(180_000)}`).records).toHaveLength(180_000);
    expect(read(`id,source\n${'link-12345,"a source, with a comma"\n'.repeat(140_000)}`).records).toHaveLength(140_000);
  });

  it('quotes that never close do not make the reader quadratic', () => {
    expect(read(`a\n${'"x""\n'.repeat(300_000)}`).issues.length).toBeGreaterThan(0);
    expect(read(`a\n${'\n'.repeat(300_000)}`).records).toHaveLength(0);
  });
});
