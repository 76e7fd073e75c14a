/** The log as it is read, watched and verified (SPEC LO). */
import type { LogLine } from '../../contract/index.js';
import { verifyLog } from '../../operations/index.js';
import type { DeskContext } from './desk-context.js';
import { listReaders, viewFor } from './log-readers.js';
import type { OperationsDesk } from './operations-desk.js';

type LogDesk = Pick<OperationsDesk, 'readLog' | 'logHead' | 'listReaders' | 'watchLog' | 'verifyLog'>;

export function createLogDesk({ parts, options }: DeskContext): LogDesk {
  const { store, sha256 } = parts;
  return {
    readLog: (actor, after, limit) =>
      store.read(async (reading) => {
        const seen: LogLine[] = [];
        let last = after;
        while (seen.length < limit) {
          const page = await reading.logAfter(last, options.logPage);
          const { party } = actor;
          const readers = party === undefined ? [] : await listReaders(reading, page);
          seen.push(...(party === undefined ? page : page.flatMap((line, i) => viewFor(party, line, readers[i]) ?? [])));
          last = page.at(-1)?.seq ?? last;
          if (page.length < options.logPage) break;
        }
        return seen.slice(0, limit);
      }),
    logHead: async () => (await store.read((reading) => reading.head())).seq,
    listReaders: (lines) => store.read((reading) => listReaders(reading, lines)),
    watchLog: (listener) => store.watchHead(listener),
    verifyLog: async () => {
      const { ok, lines, firstBroken } = await verifyLog((after) => store.read((reading) => reading.logAfter(after, options.logPage)), sha256);
      return { ok, lines, firstBroken };
    },
  };
}
