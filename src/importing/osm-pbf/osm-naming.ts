/** What rows made from an OpenStreetMap file are called, and the source that they cite. */
export interface OsmNaming {
  /** Begins every id. */
  readonly namespace: string;
  readonly file: string;
}

export const osmSource = (file: string, what: string): string => `OpenStreetMap contributors (ODbL), ${file}, ${what}`;
