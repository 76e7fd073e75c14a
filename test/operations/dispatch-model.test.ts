/**
 * The dispatch order against a model that knows only sets: who is ready, who has signed, which version, what time it is. Long random runs
 * of commands, right and wrong ones; after each the rules must allow exactly what the model allows, and the order must prove itself.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSigningKeyPair, type SigningKeyPair, sha256, signBytes, verifyEd25519 } from '../../src/adapters/index.js';
import { type DispatchOrder, type NewOrder, orderStates, renderCanonicalJson } from '../../src/contract/index.js';
import { decide, keyIdOf, type OrderCommand, type OwnedKey, offerOrder, signedBytes, verifyOrderFile } from '../../src/operations/index.js';
import { type Instant, instant } from '../../src/units/index.js';

const parties = ['a', 'b', 'c'] as const;
type Party = (typeof parties)[number];
const signatories: readonly Party[] = ['a', 'b'];
const opensAt = Date.parse('2024-07-03T04:00:00Z');
const closesAt = opensAt + 100;

const pairs: Readonly<Record<Party | 'old' | 'unknown', SigningKeyPair>> = {
  a: createSigningKeyPair(),
  b: createSigningKeyPair(),
  c: createSigningKeyPair(),
  old: createSigningKeyPair(),
  unknown: createSigningKeyPair(),
};
const idOf = (pair: SigningKeyPair): string => keyIdOf(pair.publicKey, sha256) ?? '';
const keys: readonly OwnedKey[] = [
  ...parties.map((party) => ({ party, id: idOf(pairs[party]), publicKey: pairs[party].publicKey, addedAt: '', revokedAt: null })),
  { party: 'a', id: idOf(pairs.old), publicKey: pairs.old.publicKey, addedAt: '', revokedAt: '2024-07-01T00:00:00Z' },
];

const contentOf = (title: string): NewOrder => ({
  title,
  instruction: 'Go',
  convoys: [
    { id: '1', party: 'a', name: 'One', kind: 'trucks', place: 'P', units: ['T1'], consignments: [], checklist: [{ id: 'x', text: 'X' }] },
    // the title is written on this convoy too: amending with another title touches it and leaves the first alone
    {
      id: '2',
      party: 'c',
      name: title,
      kind: 'train',
      place: 'P',
      units: ['W1'],
      consignments: [],
      checklist: [
        { id: 'x', text: 'X' },
        { id: 'y', text: 'Y' },
      ],
    },
  ],
  signatories: [...signatories],
  window: { opensAt: new Date(opensAt).toISOString(), closesAt: new Date(closesAt).toISOString() },
});

type Step =
  | { readonly do: 'tick'; readonly ms: number }
  | { readonly do: 'check'; readonly by: Party; readonly convoy: '1' | '2'; readonly item: 'x' | 'y'; readonly done: boolean }
  | { readonly do: 'ready'; readonly by: Party; readonly convoy: '1' | '2' }
  | {
      readonly do: 'sign';
      readonly by: Party;
      readonly party: Party;
      readonly key: Party | 'old' | 'unknown';
      readonly version: 'present' | 'older';
      readonly altered: boolean;
    }
  | { readonly do: 'amend'; readonly by: Party; readonly late: boolean; readonly title: string }
  | { readonly do: 'withdraw'; readonly by: Party }
  | { readonly do: 'expire' };

const anyParty = fc.constantFrom(...parties);
const goodSign = anyParty.map((by): Step => ({ do: 'sign', by, party: by, key: by, version: 'present', altered: false }));
const goodCheck = fc.constantFrom<Step>(
  { do: 'check', by: 'a', convoy: '1', item: 'x', done: true },
  { do: 'check', by: 'c', convoy: '2', item: 'x', done: true },
  { do: 'check', by: 'c', convoy: '2', item: 'y', done: true },
);
const goodReady = fc.constantFrom<Step>({ do: 'ready', by: 'a', convoy: '1' }, { do: 'ready', by: 'c', convoy: '2' });
/** Mostly the right thing, so that runs get far; often enough anything at all. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: goodSign },
  { weight: 8, arbitrary: goodCheck },
  { weight: 6, arbitrary: goodReady },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tick' as const), ms: fc.constantFrom(1, 10, 60, 130) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('check' as const),
      by: anyParty,
      convoy: fc.constantFrom('1' as const, '2' as const),
      item: fc.constantFrom('x' as const, 'y' as const),
      done: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('sign' as const),
      by: anyParty,
      party: anyParty,
      key: fc.constantFrom('a' as const, 'b' as const, 'c' as const, 'old' as const, 'unknown' as const),
      version: fc.constantFrom('present' as const, 'older' as const),
      altered: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('amend' as const), by: anyParty, late: fc.boolean(), title: fc.constantFrom('T', 'U') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), by: anyParty }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'expire' }) },
);

/** Half of the runs begin where all is ready. */
const allReady: readonly Step[] = [
  { do: 'check', by: 'a', convoy: '1', item: 'x', done: true },
  { do: 'check', by: 'c', convoy: '2', item: 'x', done: true },
  { do: 'check', by: 'c', convoy: '2', item: 'y', done: true },
  { do: 'ready', by: 'a', convoy: '1' },
  { do: 'ready', by: 'c', convoy: '2' },
  { do: 'tick', ms: 25 },
];
const anyRun = fc
  .tuple(fc.constantFrom(allReady, []), fc.array(anyStep, { minLength: 5, maxLength: 60 }))
  .map(([beginning, steps]) => [...beginning, ...steps]);

interface Model {
  readonly clock: number;
  readonly version: number;
  readonly title: string;
  readonly checked: ReadonlySet<string>;
  readonly ready: ReadonlySet<string>;
  readonly signed: ReadonlySet<Party>;
  readonly ended: 'in-force' | 'withdrawn' | 'expired' | undefined;
}
const items = { '1': ['x'], '2': ['x', 'y'] } as const;
const owner = { '1': 'a', '2': 'c' } as const;
const isOpen = ({ ended, clock }: Model): boolean => ended === undefined && clock <= closesAt;
const without = (set: ReadonlySet<string>, start: string): Set<string> => new Set([...set].filter((one) => !one.startsWith(start)));

/** The model after the step; undefined where the step must be refused. `older`: there is an older version that one may have signed. */
function follow(model: Model, step: Step, older: boolean): Model | undefined {
  const { checked, ready, signed } = model;
  switch (step.do) {
    case 'tick':
      return { ...model, clock: model.clock + step.ms };
    case 'check': {
      const mark = `${step.convoy}${step.item}`;
      if (owner[step.convoy] !== step.by || !isOpen(model) || !(items[step.convoy] as readonly string[]).includes(step.item)) return undefined;
      if (checked.has(mark) === step.done) return model;
      if (signed.size > 0) return undefined;
      return step.done
        ? { ...model, checked: new Set([...checked, mark]) }
        : { ...model, checked: without(checked, mark), ready: without(ready, step.convoy) };
    }
    case 'ready':
      if (owner[step.convoy] !== step.by || !isOpen(model)) return undefined;
      return items[step.convoy].every((item) => checked.has(`${step.convoy}${item}`))
        ? { ...model, ready: new Set([...ready, step.convoy]) }
        : undefined;
    case 'sign': {
      const isRight = step.by === step.party && step.key === step.party && !step.altered && (step.version === 'present' || !older);
      if (!isRight || !signatories.includes(step.party)) return undefined;
      // the very same signature again: Ed25519 gives the same bytes for the same content
      if (signed.has(step.party)) return model;
      if (!isOpen(model) || ready.size < 2 || model.clock < opensAt) return undefined;
      const all = new Set([...signed, step.party]);
      return { ...model, signed: all, ended: all.size === signatories.length ? 'in-force' : undefined };
    }
    case 'amend':
      if (step.by !== 'c' || !isOpen(model) || step.late) return undefined;
      return {
        ...model,
        version: model.version + 1,
        title: step.title,
        signed: new Set(),
        checked: step.title === model.title ? checked : without(checked, '2'),
        ready: step.title === model.title ? ready : without(ready, '2'),
      };
    case 'withdraw':
      return step.by === 'c' && isOpen(model) ? { ...model, ended: 'withdrawn' } : undefined;
    default:
      return model.ended === undefined && model.clock > closesAt ? { ...model, ended: 'expired' } : model;
  }
}

const stateOf = ({ ended, signed, version }: Model): DispatchOrder['state'] =>
  ended ?? (signed.size > 0 ? 'countersigned' : version > 1 ? 'amended' : 'offered');

function commandOf(step: Exclude<Step, { readonly do: 'tick' }>, order: DispatchOrder): OrderCommand {
  switch (step.do) {
    case 'check':
      return { kind: 'check', by: step.by, convoy: step.convoy, item: step.item, done: step.done };
    case 'ready':
      return { kind: 'ready', by: step.by, convoy: step.convoy };
    case 'sign': {
      const meant = step.version === 'older' ? (order.earlier.at(-1) ?? order) : order;
      const bytes = Uint8Array.from(signedBytes(meant.content));
      if (step.altered) bytes[10] = (bytes[10] ?? 0) ^ 1;
      const { party } = step;
      const pair = pairs[step.key];
      return {
        kind: 'sign',
        by: step.by,
        keys,
        signature: { party, keyId: idOf(pair), contentHash: meant.contentHash, signature: signBytes(pair, bytes) },
      };
    }
    case 'amend':
      return { kind: 'amend', by: step.by, version: order.content.version - Number(step.late), content: contentOf(step.title) };
    case 'withdraw':
      return { kind: 'withdraw', by: step.by, because: 'Storm.' };
    default:
      return { kind: 'expire' };
  }
}

/** By the file alone: state, signatures, readiness fit each other. */
const provesItself = (order: DispatchOrder): readonly unknown[] =>
  verifyOrderFile(
    { formatVersion: 1, order, keys: keys.map(({ party, id, publicKey }) => ({ party, keyId: id, publicKey })) },
    { sha256, verify: verifyEd25519, keyIdOf: (publicKey) => keyIdOf(publicKey, sha256) },
  ).problems;

const deepFreeze = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array)) for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
};

/** How often each state was come to, so that a test whose runs go nowhere is seen. */
function run(steps: readonly Step[], reached: Map<string, number>): void {
  const tools = { sha256, verify: verifyEd25519 };
  let model: Model = { clock: opensAt - 20, version: 1, title: 'T', checked: new Set(), ready: new Set(), signed: new Set(), ended: undefined };
  let order = offerOrder(contentOf('T'), { id: 'ord_1', by: 'c', now: instant(model.clock), sha256 });
  let inForceLines = 0;
  for (const step of steps) {
    const next = follow(model, step, order.earlier.length > 0);
    if (step.do === 'tick') {
      model = next ?? model;
      continue;
    }
    const before = renderCanonicalJson(order);
    const outcome = decide(deepFreeze(order), commandOf(step, order), { ...tools, now: model.clock as Instant });
    expect(outcome.kind, `${JSON.stringify(step)} in ${order.state}: ${outcome.kind === 'refused' ? outcome.sentence : ''}`).toBe(
      next === undefined ? 'refused' : 'done',
    );
    if (outcome.kind === 'refused') {
      expect(outcome.sentence.length).toBeGreaterThan(20);
      expect(renderCanonicalJson(order)).toBe(before);
      continue;
    }
    const { order: after, lines } = outcome.value;
    // a line for every change, and none without
    expect(lines.length > 0).toBe(renderCanonicalJson(after) !== before);
    inForceLines += lines.filter((kind) => kind === 'order.in-force').length;
    order = after;
    model = next ?? model;
    expect(orderStates).toContain(order.state);
    expect(order.state).toBe(stateOf(model));
    expect(new Set(order.readiness.filter(({ ready }) => ready).map(({ convoy }) => convoy))).toEqual(model.ready);
    expect(new Set(order.signatures.map(({ party }) => party))).toEqual(model.signed);
    expect(inForceLines).toBe(Number(order.state === 'in-force'));
    expect(provesItself(order)).toEqual([]);
    reached.set(order.state, (reached.get(order.state) ?? 0) + 1);
  }
}

describe('the dispatch order as a machine', () => {
  const reached = new Map<string, number>();

  test('DI1, DI4 to DI12: it allows what the model allows and nothing else, over random commands', () => {
    fc.assert(
      fc.property(anyRun, (steps) => run(steps, reached)),
      // the rarest state is come to some thirty times
      { numRuns: 1200 },
    );
  });

  test('DI1: those runs came to all six states, each often', () => {
    expect(Math.min(...reached.values())).toBeGreaterThan(10);
    expect([...reached.keys()].sort()).toEqual([...orderStates].sort());
  });
});
