export { besideOf, type FollowedLeg, type FollowedWay, followWay } from './followed-way.js';
export { locateUnits, lookAhead, type Missed, type Outlook, type OutlookAsked, type Spread } from './outlook.js';
export { type Cause, hoursInWords, reissueDefaults, weighOutlook } from './reissue.js';
export type { Whereabouts } from './whereabouts.js';
