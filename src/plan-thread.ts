/** The entry of a planning thread: opens the network over the memory it was given and answers plans. */
import { runPlanThread } from './adapters/index.js';
import { answerPlan } from './application/index.js';
import { composePlanner } from './compose-planner.js';
import { readImage } from './network/index.js';
import { instant } from './units/index.js';

runPlanThread((image) => {
  const reading = readImage(image);
  if (reading.kind === 'refused') throw new Error(reading.sentence);
  const parts = composePlanner(reading.network);
  return ({ call, form }, cancelled) => answerPlan(parts, { call, form, now: instant(Date.now()) }, { cancelled });
});
