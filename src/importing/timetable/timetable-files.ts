/** The files of a timetable as rows of named cells. */
export interface TimetableRow {
  readonly file: string;
  readonly line: number;
  /** Empty for an empty cell and for a column that is not there. */
  cell(name: string): string;
}

export type TimetableFile = 'agency' | 'stops' | 'routes' | 'trips' | 'stop_times' | 'calendar' | 'frequencies';
export type Timetable = Readonly<Record<TimetableFile, readonly TimetableRow[]>>;
