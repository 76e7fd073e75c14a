/** A snapshot has no forecasts: they are asked for as their consignments are shown, and come by the log from then on. */
import { useEffect, useRef } from 'react';
import type { Consignment } from '../../../src/contract/index.js';
import { useControl } from './control-context.js';

const atOnce = 4;

export function useForecasts(shown: readonly Consignment[]): void {
  const { board, operations, take, replay } = useControl();
  const asked = useRef(new Set<string>());
  const wanted =
    replay === undefined
      ? shown
          .filter(({ id, state }) => state !== 'draft' && !board.forecasts.has(id) && !asked.current.has(id))
          .map(({ id }) => id)
          .join('\n')
      : '';
  useEffect(() => {
    if (wanted === '') return;
    const waiting = wanted.split('\n');
    for (const id of waiting) asked.current.add(id);
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const heard = await operations.listForecasts(id);
        if (heard.kind === 'answer') take(heard.value);
        // asked again when it is shown next
        else asked.current.delete(id);
      }
    };
    for (let i = 0; i < atOnce; i++) work();
  }, [wanted, operations, take]);
}
