/** The entry of a thread that computes rows of matrices. */
import { runMatrixThread } from './adapters/index.js';

runMatrixThread();
