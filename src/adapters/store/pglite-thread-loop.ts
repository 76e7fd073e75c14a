/**
 * What the thread of a PGlite store does: it answers PostgreSQL's wire protocol, message by message. In a thread of its own, because a
 * statement, a flush or a checkpoint of PGlite holds the thread it runs on, and the main thread has watchers to serve (decision 0077).
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openDurablePglite } from './durable-pglite.js';

export interface PgliteThreadData {
  readonly folder: string;
}
/** `open` once, then bytes for bytes. The end of the thread says that all is on disk and the folder may be opened again. */
export type PgliteThreadMessage = 'open' | Uint8Array<ArrayBuffer>;

/** Type of the message with which a client takes its leave. */
const terminate = 'X'.charCodeAt(0);

/** `packed`: a new database in one file, for a folder that has none. */
export async function runPgliteThread(packed: URL): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('runPgliteThread runs on a thread only');
  const { folder } = workerData as PgliteThreadData;
  const pglite = await openDurablePglite(folder, packed);
  const tell = (message: PgliteThreadMessage): void => port.postMessage(message, message instanceof Uint8Array ? [message.buffer] : []);
  port.on('message', async (bytes: Uint8Array) => {
    if (bytes[0] === terminate) {
      await pglite.close();
      port.close();
      return;
    }
    // a copy of its own buffer, so it can be handed over
    tell(new Uint8Array(pglite.execProtocolRawSync(bytes)));
  });
  tell('open');
}
