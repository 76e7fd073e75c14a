export * from './by-order.js';
export * from './change-consignment.js';
export * from './check-consignment.js';
export * from './container-number.js';
export * from './open-consignment.js';
export * from './propose-itinerary.js';
export * from './sight.js';
