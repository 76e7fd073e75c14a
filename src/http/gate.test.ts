/** The gate over a desk that knows one key: who passes, who waits, and how many keys are tried. */
import { describe, expect, it } from 'vitest';
import type { Actor, OperationsDesk } from '../application/index.js';
import { Fault } from './fault.js';
import { createGate, type GateOptions } from './gate.js';

const good: Actor = { party: 'henan', accessKey: 'key_1', scopes: ['events:write'] };

function scene(options: Partial<GateOptions> = {}) {
  let now = 0;
  const seen = { lookups: 0, audited: [] as string[] };
  const desk = {
    findActor: async (secret: string) => {
      seen.lookups++;
      return secret === 'good' ? good : undefined;
    },
    auditRefusal: async ({ sentence }: { sentence: string }) => void seen.audited.push(sentence),
  } as unknown as OperationsDesk;
  const gate = createGate({ desk, clock: () => now }, options);
  /** The actor's party, or the kind of the fault. */
  const knock = async (key: string | undefined, client = '10.0.0.1'): Promise<string> => {
    try {
      const authorization = key === undefined ? undefined : `Bearer ${key}`;
      return (await gate.admit({ id: 'x', needs: 'key' }, { client, authorization, subject: undefined })).party ?? '';
    } catch (error) {
      if (error instanceof Fault) return error.kind;
      throw error;
    }
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { knock, pass, seen };
}

describe('behind one address', () => {
  it('20 wrong keys are told that they are wrong, the next must wait; then one in 5 s is told again', async () => {
    const { knock, pass } = scene();
    for (let i = 0; i < 20; i++) expect(await knock(`wrong-${i}`)).toBe('no-key');
    expect(await knock('wrong-20')).toBe('too-many');
    expect(await knock(undefined)).toBe('too-many');
    expect(await knock('wrong', '10.0.0.2')).toBe('no-key');
    pass(5000);
    expect([await knock('wrong-21'), await knock('wrong-22')]).toEqual(['no-key', 'too-many']);
  });
  it('a good key passes all the same: used before, or for the first time, or looked up again', async () => {
    const { knock, pass, seen } = scene();
    expect(await knock('good')).toBe('henan');
    for (let i = 0; i < 50; i++) await knock(`wrong-${i}`);
    expect(await knock('good')).toBe('henan');
    pass(2000);
    const before = seen.lookups;
    expect(await knock('good')).toBe('henan');
    expect(seen.lookups).toBe(before + 1);
    const fresh = scene();
    for (let i = 0; i < 50; i++) await fresh.knock(`wrong-${i}`);
    expect(await fresh.knock('good')).toBe('henan');
  });
  it('guesses are bounded: beyond the rate none is looked up, and a key found good before passes even then', async () => {
    const { knock, pass, seen } = scene({ newKeys: { perSecond: 1, burst: 30 } });
    await knock('good');
    for (let i = 0; i < 500; i++) await knock(`wrong-${i}`);
    expect(seen.lookups).toBe(30);
    pass(10_000);
    for (let i = 0; i < 500; i++) await knock(`more-${i}`);
    expect(seen.lookups).toBe(40);
    expect(await knock('good')).toBe('henan');
  });
  it('the audit has the wrong keys that were told, and one line a minute of those that were not', async () => {
    const { knock, pass, seen } = scene();
    for (let i = 0; i < 200; i++) await knock(`wrong-${i}`);
    expect(seen.audited).toHaveLength(21);
    pass(60_000);
    // 12 more in a minute, and the next minute's line
    for (let i = 0; i < 200; i++) await knock(`wrong-${i}`);
    expect(seen.audited).toHaveLength(21 + 13);
  });
});
