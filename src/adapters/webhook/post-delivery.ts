/** Posts one delivery and says whether it was taken. Follows no redirect and reads no answer beyond its status. */
import { lookup as lookupAddress } from 'node:dns';
import { type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

export type Posted = { readonly kind: 'taken' } | { readonly kind: 'failed'; readonly because: string };

export interface PostOptions {
  /** Private and loopback addresses too: for a network of one's own. */
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
}

export function postDelivery(url: string, body: string, headers: Readonly<Record<string, string>>, options: PostOptions): Promise<Posted> {
  const { protocol, hostname } = new URL(url);
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (!options.allowPrivate && isIP(literal) !== 0 && !isPublicAddress(literal)) return Promise.resolve(failed(notPublic(literal)));
  const request = protocol === 'https:' ? requestHttps : requestHttp;
  const how: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    timeout: options.timeoutMs,
    // the address that is checked is the address that is called: a name cannot change its mind in between
    ...(options.allowPrivate ? {} : { lookup: lookupPublic }),
  };
  return new Promise((resolve) => {
    const sent = request(url, how, (answer) => {
      answer.resume();
      const { statusCode = 0 } = answer;
      resolve(statusCode >= 200 && statusCode < 300 ? { kind: 'taken' } : failed(`It answered ${statusCode}.`));
    });
    const whole = setTimeout(() => sent.destroy(new Error(tooSlow(options.timeoutMs))), options.timeoutMs);
    sent.on('timeout', () => sent.destroy(new Error(tooSlow(options.timeoutMs))));
    sent.on('error', (error) => resolve(failed(`It cannot be reached: ${error.message.slice(0, 200)}.`)));
    sent.on('close', () => clearTimeout(whole));
    sent.end(body);
  });
}

const failed = (because: string): Posted => ({ kind: 'failed', because });
const notPublic = (address: string): string => `${address} is no public address, and this server calls no other (--webhooks-private lets it).`;
const tooSlow = (ms: number): string => `no answer within ${ms / 1000} s`;

/** The name's addresses, if all of them are public. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookupAddress(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, '', 0);
    const other = addresses.find(({ address }) => !isPublicAddress(address));
    const [first] = addresses;
    if (other !== undefined || first === undefined) return done(new Error(notPublic(other?.address ?? hostname)), '', 0);
    return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
  });
};
