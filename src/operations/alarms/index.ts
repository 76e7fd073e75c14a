export { acknowledgeAlarm, silenceAlarm } from './answer-alarm.js';
export { alarmDefaults, type WatchAsked } from './finding.js';
export { type AlarmReview, reviewAlarms } from './review-alarms.js';
