/** The answer of a study as one table, for spreadsheets and data frames: what CSV and Parquet are written from. */

export interface StudyTable {
  readonly columns: readonly StudyColumn[];
}
export type StudyColumn =
  | { readonly name: string; readonly type: 'text'; readonly values: readonly string[] }
  /** Undefined: there is no such figure. */
  | { readonly name: string; readonly type: 'number' | 'whole'; readonly values: readonly (number | undefined)[] };

export const textColumn = <Row>(name: string, rows: readonly Row[], value: (row: Row) => string): StudyColumn => ({
  name,
  type: 'text',
  values: rows.map(value),
});
export const numberColumn = <Row>(name: string, rows: readonly Row[], value: (row: Row) => number | undefined): StudyColumn => ({
  name,
  type: 'number',
  values: rows.map(value),
});
export const wholeColumn = <Row>(name: string, rows: readonly Row[], value: (row: Row) => number | undefined): StudyColumn => ({
  name,
  type: 'whole',
  values: rows.map(value),
});

/** RFC 4180, with a header; LF line ends; empty where there is no figure. */
export function renderCsv({ columns }: StudyTable): string {
  const lines = [columns.map(({ name }) => cell(name)).join(',')];
  const rows = columns[0]?.values.length ?? 0;
  for (let row = 0; row < rows; row++) lines.push(columns.map(({ values }) => cell(values[row])).join(','));
  return `${lines.join('\n')}\n`;
}

const cell = (value: string | number | undefined): string => {
  const text = value === undefined ? '' : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
