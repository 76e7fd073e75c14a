export { readTntp } from './read-tntp.js';
export type { TntpFlow, TntpInstance, TntpLink, TntpTrips } from './tntp-instance.js';
export { renderFlows, writeTntp } from './write-tntp.js';
