/** The built web app, from memory: what is not in the list of its files does not exist, so no path can lead out of its folder. */
import { createHash } from 'node:crypto';
import type { Answer } from './endpoint.js';
import { conditional } from './not-modified.js';
import type { WebFile } from './use-cases.js';

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};

/** Vite puts a hash of the contents into the names of what it bundles: such a name never means anything else. */
const isHashed = (path: string): boolean => /^assets\/.*-[\w-]{8}\.\w+$/.test(path);

const notBuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Qiyun 啟運</title>
<h1>Qiyun 啟運</h1>
<p>The server works; its page is not built yet. Build it with <code>npm run build</code> and start the server again.</p>
<p>Programs can already ask: <a href="/v1/openapi.json">/v1/openapi.json</a> describes how.</p>
</html>
`;

/** What a path below `/` answers, or undefined when there is no such file. */
export function createPage(files: readonly WebFile[]): (path: string, ifNoneMatch: string | undefined) => Answer | undefined {
  const page = new Map(files.map((file) => [file.path, { ...file, tag: createHash('sha256').update(file.bytes).digest('base64url').slice(0, 16) }]));
  return (path, ifNoneMatch) => {
    // a screen has an address without an ending: /studies is studies.html
    const file = page.get(path === '' ? 'index.html' : path) ?? page.get(`${path}.html`);
    if (file === undefined) return path === '' ? { type: mediaTypes['html'] ?? '', body: notBuilt } : undefined;
    const type = mediaTypes[file.path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    const answer = conditional(ifNoneMatch, file.tag, () => ({ type, body: file.bytes }));
    return isHashed(file.path) ? { ...answer, headers: { ...answer.headers, 'cache-control': 'public, max-age=31536000, immutable' } } : answer;
  };
}
