/** The entry of a solver thread. */
import { runLinearThread } from './adapters/index.js';

await runLinearThread();
