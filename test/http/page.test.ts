/** HP: the web app is served from memory, and nothing else is. */
import { afterAll, describe, expect, test } from 'vitest';
import { tinyServer } from './tiny-server.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const built = tinyServer({
  page: [
    { path: 'index.html', bytes: bytes('<!doctype html><title>built</title>') },
    { path: 'assets/index-AbCd_123.js', bytes: bytes('1;'.repeat(2000)) },
    { path: 'studies.html', bytes: bytes('<!doctype html><title>studies</title>') },
    { path: 'favicon.svg', bytes: bytes('<svg/>') },
  ],
});
const bare = tinyServer();
afterAll(async () => void (await Promise.all([built.fastify.close(), bare.fastify.close()])));

describe('HP1: the built page', () => {
  test('is at /', async () => {
    const reply = await built.fastify.inject('/');
    expect(reply.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    expect(reply.body).toContain('built');
    expect((await built.fastify.inject('/?from=a&to=b')).statusCode).toBe(200);
    expect((await built.fastify.inject({ url: '/', headers: { 'if-none-match': reply.headers['etag'] as string } })).statusCode).toBe(304);
  });
  test('its other screens have addresses without an ending', async () => {
    const reply = await built.fastify.inject('/studies?scenario=suez');
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.body).toContain('studies');
    expect((await built.fastify.inject('/assets/index-AbCd_123')).statusCode).toBe(404);
  });
  test('hashed files are kept for ever, others are asked for again', async () => {
    const reply = await built.fastify.inject({ url: '/assets/index-AbCd_123.js', headers: { 'accept-encoding': 'gzip' } });
    expect(reply.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
    });
    expect((await built.fastify.inject('/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });
  test('no path leads out of its folder', async () => {
    for (const url of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/index.html/', '//etc/passwd']) {
      expect((await built.fastify.inject(url)).statusCode).toBe(404);
    }
  });
});

test('HP2: without it, / says how to build it', async () => {
  const reply = await bare.fastify.inject('/');
  expect(reply.statusCode).toBe(200);
  expect(reply.body).toContain('npm run build');
});
