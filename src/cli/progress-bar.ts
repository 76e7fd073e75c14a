/** A bar on stderr for work that lasts: nothing at first, then one line that redraws and is wiped at the end. */
import type { Terminal } from './terminal.js';

export interface Progress {
  /** `share` from 0 to 1. */
  readonly report: (share: number, what: string) => void;
  readonly done: () => void;
}

/** Less than this is over before anybody looks; more than a second always shows. */
const quietMs = 300;
const redrawMs = 80;
const cells = 30;

export function progressBar(terminal: Terminal): Progress {
  const startedAt = terminal.clock();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  return {
    report: (share, what) => {
      const now = terminal.clock();
      if (!terminal.redraws || now - startedAt < quietMs || now - drawnAt < redrawMs) return;
      const full = Math.round(Math.min(1, Math.max(0, share)) * cells);
      terminal.err(`\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(cells - full)} ${String(Math.round(share * 100)).padStart(3)} %  ${what}`);
      drawnAt = now;
      drawn = true;
    },
    done: () => {
      if (drawn) terminal.err('\r\u001b[2K');
    },
  };
}
