/** What rows made from an OpenStreetMap file are called, and the source that they cite. */
export interface OsmNaming {
  /** Begins every id. */
  readonly namespace: string;
  readonly file: string;
}

/** `what` only where the row's id does not say it: a way has hundreds of rows, and an answer lists each source once. */
export const osmSource = (file: string, what?: string): string =>
  `OpenStreetMap contributors (ODbL), ${file}${what === undefined ? '' : `, ${what}`}`;
