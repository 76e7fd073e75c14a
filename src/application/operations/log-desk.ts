/** The log as it is read, watched and verified (SPEC LO). */
import type { LogLine } from '../../contract/index.js';
import { verifyLog } from '../../operations/index.js';
import type { DeskContext } from './desk-context.js';
import { listReaders, viewFor } from './log-readers.js';
import type { LogStretch, OperationsDesk } from './operations-desk.js';
import type { Actor } from './outcome.js';

type LogDesk = Pick<OperationsDesk, 'readLog' | 'logHead' | 'listReaders' | 'watchLog' | 'verifyLog'>;

export function createLogDesk({ parts, options }: DeskContext): LogDesk {
  const { store, sha256 } = parts;
  const { logPage, logPages } = options;

  const readPage = ({ party }: Actor, after: number): Promise<LogStretch> =>
    store.read(async (reading) => {
      const page = await reading.logAfter(after, logPage);
      const readers = party === undefined ? [] : await listReaders(reading, page);
      const lines = party === undefined ? page : page.flatMap((line, i) => viewFor(party, line, readers[i]) ?? []);
      return { lines, upTo: page.at(-1)?.seq ?? after, isEnd: page.length < logPage };
    });
  return {
    // a page at a time: between two of them a store with one connection serves others
    readLog: async (actor, after, limit) => {
      const lines: LogLine[] = [];
      let [upTo, isEnd] = [after, false];
      for (let pages = 0; pages < logPages && !isEnd && lines.length < limit; pages++) {
        const page = await readPage(actor, upTo);
        lines.push(...page.lines);
        ({ upTo, isEnd } = page);
      }
      if (lines.length <= limit) return { lines, upTo, isEnd };
      const asked = lines.slice(0, limit);
      return { lines: asked, upTo: asked.at(-1)?.seq ?? after, isEnd: false };
    },
    logHead: async () => (await store.read((reading) => reading.head())).seq,
    listReaders: (lines) => store.read((reading) => listReaders(reading, lines)),
    watchLog: (listener) => store.watchHead(listener),
    verifyLog: async (kept) => {
      // before the lines: what is written meanwhile comes behind it
      const head = await store.read((reading) => reading.head());
      const through = kept === undefined ? [head] : [head, kept];
      return await verifyLog((after) => store.read((reading) => reading.logAfter(after, logPage)), { through, sha256 });
    },
  };
}
