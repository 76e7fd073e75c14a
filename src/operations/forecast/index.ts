export { besideOf, type FollowedLeg, type FollowedWay, followWay } from './followed-way.js';
export { locateUnits, lookAhead, type Outlook, type Spread } from './outlook.js';
export { type Cause, hoursInWords, weighOutlook } from './reissue.js';
export { tellsPositions, type Whereabouts } from './whereabouts.js';
