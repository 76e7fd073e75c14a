export { listCarriages } from './carriage.js';
export type { DocumentAnswer } from './finish-document.js';
export type { ConsignmentRecord, Writing } from './record.js';
export { writeDocument } from './write-document.js';
export { writeManifest } from './write-manifest.js';
