/**
 * Whose an address is, as far as limits go: of IPv6 the network of 64 bits, since that is the least that a subscriber is given (RFC 6177) and all
 * 2^64 addresses of it are one caller's to use; of IPv4, also in IPv6 clothes (::ffff:192.0.2.1), the address itself.
 */
import { isIPv4, isIPv6 } from 'node:net';

export function neighbourhoodOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [plain = ''] = address.split('%');
  const last = plain.slice(plain.lastIndexOf(':') + 1);
  if (/^(0{0,4}:)*:?(0{0,4}:)*ffff:/i.test(plain) && isIPv4(last)) return last;
  const [before = '', after] = plain.split('::');
  const groups = before === '' ? [] : before.split(':');
  const behind = after === undefined || after === '' ? [] : after.split(':');
  // an IPv4 address at the end is two groups
  const written = groups.length + behind.length + (isIPv4(last) ? 1 : 0);
  const filled = after === undefined ? groups : [...groups, ...Array<string>(8 - written).fill('0'), ...behind];
  const network = filled.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
