/** An instant on the clock of a place, as RFC 3339 with that place's offset: what figures.ts writes out. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format;
}

/** `zone` undefined: UTC. */
export function inZone(instant: string | number, zone: string | undefined): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  const part = Object.fromEntries(
    formatOf(zone ?? 'UTC')
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const wall = `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}`;
  const minutes = Math.round((Date.parse(`${wall}Z`) - Math.floor(at / 1000) * 1000) / 60_000);
  const [sign, size] = [minutes < 0 ? '-' : '+', Math.abs(minutes)];
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${wall}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** On the reader's own clock: for what happens nowhere in particular, as an alarm or a signature. */
export const inReaderZone = (instant: string | number): string => inZone(instant, Intl.DateTimeFormat().resolvedOptions().timeZone);
