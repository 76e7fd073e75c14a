/** Hears from PostgreSQL when another program has appended to the log; asks for the head itself whenever it may have missed a call. */
import pg from 'pg';
import { headChannel } from './write-events.js';

export const headListenerDefaults = {
  againAfterMs: 1000, // a lost connection is made anew
};

export interface HeadListener {
  readonly close: () => Promise<void>;
}

export function listenForHead(connection: pg.ClientConfig, tell: (seq: number) => void): HeadListener {
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let present: pg.Client | undefined;
  let attempt: Promise<void> = Promise.resolve();

  const again = (): void => {
    if (isClosed || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      attempt = connect();
    }, headListenerDefaults.againAfterMs);
  };
  const connect = async (): Promise<void> => {
    const client = new pg.Client(connection);
    present = client;
    client.on('error', () => {});
    client.on('end', again);
    client.on('notification', ({ payload }) => tell(Number(payload)));
    try {
      await client.connect();
      await client.query(`listen ${headChannel}`);
      const { rows } = await client.query<{ seq: string }>('select seq from qiyun.head');
      tell(Number(rows[0]?.seq ?? 0));
    } catch {
      // away, or going: whichever it was, from the beginning, in a while
      await client.end().catch(() => {});
      again();
    }
  };
  attempt = connect();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await attempt;
      await present?.end().catch(() => {});
    },
  };
}
