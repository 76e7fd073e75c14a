/**
 * A connection to PGlite in a thread, in the shape of the socket that `pg` wants: so both stores have one driver, one set of prepared
 * statements and one reading of values, and the same SQL means the same. The thread lives as long as the connection.
 */
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { PgliteThreadData, PgliteThreadMessage } from './pglite-thread-loop.js';

export class PgliteStream extends Duplex {
  /** When its thread has ended: the folder may be opened again. Never rejects. */
  readonly gone: Promise<void>;
  readonly #start: () => Promise<Worker>;
  #thread: Worker | undefined;
  #tellGone: () => void = () => {};

  /** `script`: the compiled entry of the thread; `before`: the connection that it replaces. */
  constructor(script: URL, data: PgliteThreadData, before: PgliteStream | undefined) {
    super();
    this.gone = new Promise((resolve) => {
      this.#tellGone = resolve;
    });
    this.#start = async () => {
      await before?.gone;
      return new Worker(script, { workerData: data });
    };
  }

  connect(): this {
    const lost = (error: Error): Error => new Error(`the connection to the thread of PGlite was lost: ${error.message}`, { cause: error });
    const started = this.#start().then((thread) => {
      if (this.destroyed) {
        void thread.terminate().then(this.#tellGone);
        return;
      }
      this.#thread = thread;
      thread.on('message', (message: PgliteThreadMessage) => {
        if (message === 'open') this.emit('connect');
        else this.push(message);
      });
      thread.on('error', (error) => this.destroy(lost(error)));
      thread.on('exit', () => {
        this.#tellGone();
        this.push(null);
        this.destroy();
      });
    });
    started.catch((error: Error) => {
      this.#tellGone();
      this.destroy(lost(error));
    });
    return this;
  }

  // what `pg` asks of a socket
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    this.#thread?.ref();
    return this;
  }
  unref(): this {
    this.#thread?.unref();
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#thread?.postMessage(chunk);
    done();
  }

  /** The messages of one statement come together and cross to the thread together. */
  override _writev(chunks: { readonly chunk: Buffer }[], done: () => void): void {
    this.#thread?.postMessage(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const end = this.#thread?.terminate() ?? Promise.resolve(0);
    void end.then(() => done(error));
  }
}
