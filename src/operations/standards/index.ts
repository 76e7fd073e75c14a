export * from './container-number.js';
export { eventUuid } from './event-uuid.js';
export { readDcsaEvents } from './read-dcsa.js';
export { readEpcisDocument } from './read-epcis.js';
export { readGpx } from './read-gpx.js';
export { readPositionLines, readPositions, toPositionEvent } from './read-positions.js';
export * from './wagon-number.js';
export { type DcsaWriting, writeDcsaEvent, writeDcsaRetraction } from './write-dcsa.js';
export { writeEpcisDocument } from './write-epcis.js';
