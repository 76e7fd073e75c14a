export { acknowledgeAlarm, silenceAlarm } from './answer-alarm.js';
export { reviewAlarms } from './review-alarms.js';
