import { expect, test } from 'vitest';
import { neighbourhoodOf } from './neighbourhood.js';

test('all addresses of one IPv6 network of 64 bits are one caller, however they are written; the next network is another', () => {
  const one = ['2001:db8:0:7::1', '2001:db8:0:7:ffff:ffff:ffff:ffff', '2001:0DB8:0000:0007::', '2001:db8::7:0:0:0:1', '2001:db8:0:7::192.0.2.1'];
  expect(new Set(one.map(neighbourhoodOf))).toEqual(new Set(['2001:db8:0:7::/64']));
  expect(neighbourhoodOf('2001:db8:0:8::1')).toBe('2001:db8:0:8::/64');
  expect(neighbourhoodOf('::1')).toBe('0:0:0:0::/64');
  expect(neighbourhoodOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});
test('an IPv4 address is one caller, also in IPv6 clothes; what is no address is itself', () => {
  for (const address of ['192.0.2.1', '::ffff:192.0.2.1', '0:0:0:0:0:FFFF:192.0.2.1']) expect(neighbourhoodOf(address)).toBe('192.0.2.1');
  expect(neighbourhoodOf('192.0.2.2')).toBe('192.0.2.2');
  expect(neighbourhoodOf('')).toBe('');
});
