/** What is wrong with the input, every problem at once, each at its field and with the readings to choose from. */
import type { ProblemDocument } from '../contract/index.js';
import { padEnd, wrap } from './display-width.js';
import { toShown } from './shown-text.js';
import type { Terminal } from './terminal.js';

export function renderProblems(problems: readonly ProblemDocument[], { width, ink }: Pick<Terminal, 'width' | 'ink'>): string {
  const lines = toShown(problems).flatMap(({ field, message, choices }) => {
    const label = padEnd(`${field}:`, 10);
    const idWidth = choices.reduce((most, choice) => Math.max(most, choice.id.length), 0);
    return [
      ...wrap(message, width - label.length - 1).map((line, i) => `${ink.warn(i === 0 ? label : ' '.repeat(label.length))} ${line}`),
      ...choices.flatMap(({ id, label: text }) =>
        wrap(text, Math.max(20, width - label.length - idWidth - 7)).map(
          (line, i) => `${' '.repeat(label.length + 3)}${ink.bold(padEnd(i === 0 ? id : '', idWidth))}  ${line}`,
        ),
      ),
    ];
  });
  return `${lines.join('\n')}\n`;
}
