export { createDemoClock } from './demo-clock.js';
export { launchStart, tellLaunch } from './play-launch.js';
export { clientOf } from './stage.js';
