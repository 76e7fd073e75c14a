/** Lets time pass for operations: orders expire, alarms rise, forecasts move. One pass at a time, every few seconds, until it is stopped. */
import { type OperationsDesk, StoreGone } from '../application/index.js';

export function keepTime(
  desk: Pick<OperationsDesk, 'passTime'>,
  everyMs: number,
  onFault: (error: unknown, what: string) => void,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let passing: Promise<void> = Promise.resolve();
  const pass = async (): Promise<void> => {
    try {
      await desk.passTime();
    } catch (error) {
      // while the store is away time waits; what is due is done when it is back
      if (!(error instanceof StoreGone)) onFault(error, 'passing time');
    }
    if (!stopped) timer = setTimeout(start, everyMs);
  };
  const start = (): void => {
    passing = pass();
  };
  start();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await passing;
  };
}
