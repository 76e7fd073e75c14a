/** A table as Parquet, read by every data frame library: one row group, snappy, strings and doubles with gaps. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { StudyTable } from '../application/index.js';

const typeOf = { text: 'STRING', number: 'DOUBLE', whole: 'INT32' } as const;

export function writeParquet({ columns }: StudyTable): Uint8Array {
  const columnData = columns.map(({ name, type, values }) => ({
    name,
    type: typeOf[type],
    nullable: type !== 'text',
    data: type === 'text' ? [...values] : values.map((value) => value ?? null),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
