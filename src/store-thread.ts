/** The entry of the thread on which a PGlite store runs; by its own file, since the rest of the store is of no use there. */
import { runPgliteThread } from './adapters/store/pglite-thread-loop.js';

await runPgliteThread(new URL('./empty-database.br', import.meta.url));
