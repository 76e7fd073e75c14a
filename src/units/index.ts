export * from './brand.js';
export { dayOf, isoDateOf, weekdayOf } from './civil-day.js';
export * from './quantities.js';
export { instantOfLocal, zoneOffsetS } from './zone-offset.js';
