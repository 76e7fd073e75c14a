/** The beginning of a bad line, readable whatever its bytes are. */
export function quoteLine(bytes: Uint8Array, from: number, to: number): string {
  const most = 60;
  const text = new TextDecoder().decode(bytes.slice(from, Math.min(to, from + most)));
  return `${JSON.stringify(text)}${to - from > most ? ' …' : ''}`;
}
