/** The one map of the page, for whoever wants a picture of it: the download of a PNG and the printed sheet. */
interface Pictured {
  readonly toPicture: () => Promise<Blob | undefined>;
}

let drawn: Pictured | undefined;

export const setMapPicture = (view: Pictured): void => {
  drawn = view;
};

/** False where the browser cannot draw the map, and before it is drawn. */
export const hasMapPicture = (): boolean => drawn !== undefined;

export const takeMapPicture = async (): Promise<Blob | undefined> => drawn?.toPicture();
