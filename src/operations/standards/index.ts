export { eventUuid } from './event-uuid.js';
export { listDcsaRetracted, readDcsaEvents } from './read-dcsa.js';
export { readEpcisDocument } from './read-epcis.js';
export { readGpx } from './read-gpx.js';
export { readPositionLines, toPositionEvent } from './read-positions.js';
export { type FormatReading, placeProblems } from './read-problems.js';
export * from './wagon-number.js';
export { type DcsaWriting, type PlaceFacts, writeDcsaEvent, writeDcsaRetraction } from './write-dcsa.js';
export { writeEpcisDocument } from './write-epcis.js';
