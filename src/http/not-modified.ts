/** Answers that are known by a tag: 304 without a body when the client has them. Weak tags, since the bytes may be compressed on the way. */
import type { Answer } from './endpoint.js';

export function conditional(ifNoneMatch: string | undefined, tag: string, make: () => Answer): Answer {
  const etag = `W/"${tag}"`;
  // no-cache: keep it, and ask each time whether it still holds
  const headers = { etag, 'cache-control': 'no-cache' };
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, tag)) return { status: 304, body: '', headers };
  const answer = make();
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

const matches = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch.split(',').some((one) => {
    const bare = one.trim().replace(/^W\//, '');
    return bare === '*' || bare === `"${tag}"`;
  });
