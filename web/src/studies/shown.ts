/** Of a long list, the rows that a screen shows. */
export const rowsShown = 60;
/** The ways of one flow that it shows. */
export const waysShown = 4;
