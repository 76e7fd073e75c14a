export type { CriticalQuestion, CriticalResult, CriticalThing, Flow } from './critical.js';
export { type CostWeights, costWeightDefaults } from './generalised-cost.js';
export type { MatrixCell, MatrixQuestion, MatrixResult, MatrixWay } from './matrix.js';
export type { ReachedPlace, ReachQuestion, ReachResult } from './reach.js';
export { type Study, type StudyJob, studyKeyOf } from './study.js';
export { listJobs, mergeParts, runJob, type StudyKindName, type StudyResultOf, studyKinds } from './study-kinds.js';
export { type StudyCriterion, studyCriteria } from './study-terms.js';
export { type ThingKind, thingKinds } from './things.js';
