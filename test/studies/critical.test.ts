/**
 * CR: criticality. The fast way equals slow removal, thing by thing: a sample here; every link that any flow could notice, and every other that
 * none should, with QIYUN_LONG=1 npx vitest run test/studies/critical.test.ts (about ten minutes).
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { readDefaultFlows } from '../../src/adapters/index.js';
import type { Network } from '../../src/network/index.js';
import { monthOf, type Priced, pricedFor } from '../../src/planning/index.js';
import { computeGeneralisedCost, type GeneralisedCost } from '../../src/studies/generalised-cost.js';
import { type CriticalQuestion, type CriticalResult, costWeightDefaults, type ThingKind, thingKinds } from '../../src/studies/index.js';
import { searchRemovals } from '../../src/studies/removal-search.js';
import { slowCosts, usesThing } from '../reference/slow-removal.js';
import { openDefaultNetwork } from '../setup/open-default-network.js';
import { sampleCritical, sampleTerms, wholeStudy } from './sample-studies.js';

const network = openDefaultNetwork();
const long = process.env['QIYUN_LONG'] === '1';
const placeRow = (id: string): number => network.places.findIndex((place) => place.id === id);

interface PricedFlow {
  readonly from: Network['places'][number];
  readonly to: Network['places'][number];
  readonly priced: Priced;
  readonly cost: GeneralisedCost;
}
const priceFlow = (origin: string, destination: string, cargo: string): PricedFlow => {
  const terms = sampleTerms(network, cargo);
  const priced = pricedFor(network, terms.cargo, { tir: true, drivers: 1, month: monthOf(terms.departAt) }, []);
  const [from, to] = [network.places[placeRow(origin)], network.places[placeRow(destination)]];
  if (from === undefined || to === undefined) throw new Error(`${origin} or ${destination} is no place`);
  return { from, to, priced, cost: computeGeneralisedCost(priced, costWeightDefaults, terms.departAt) };
};
const closedBy = (kind: ThingKind, row: number): Uint8Array =>
  Uint8Array.from({ length: network.arcs.count }, (_, arc) => (usesThing(network, arc, kind, row) ? 1 : 0));
const slow = ({ priced, cost, from, to }: PricedFlow, kind: ThingKind, row: number, closed: Uint8Array): number | undefined => {
  // a place that is an end is gone with all that starts or ends there
  if (kind === 'place' && (row === from.index || row === to.index)) return undefined;
  const found = slowCosts(priced, cost, (arc) => closed[arc] === 1, from.index, to.index);
  return found === Infinity ? undefined : found;
};

const flows = [
  ['CNSIA', 'AZBAK', '1x40HC:20t'],
  ['TRIST', 'KZALA', 'truck:20t'],
  ['kz-kostanay', 'IRTHR', 'wagon:62t'],
  ['az-sangachal', 'trcey-port', 'crude:5000t'],
] as const;

describe('CR1: fast equals slow', () => {
  test.each(flows)('%s to %s, %s: every fifth thing of its way, and some that are not on it', (origin, destination, cargo) => {
    const flow = priceFlow(origin, destination, cargo);
    const search = searchRemovals(flow.priced, flow.cost, flow.from, flow.to);
    const none = new Uint8Array(network.arcs.count);
    expect(search.base).toBe(slow(flow, 'link', 0, none));
    let dearer = 0;
    for (const kind of thingKinds) {
      const used = search.uses(kind);
      for (const row of used.filter((_, i) => i % 5 === 0)) {
        const fast = search.without(kind, row);
        expect([kind, row, fast]).toEqual([kind, row, slow(flow, kind, row, closedBy(kind, row))]);
        if (fast === undefined || fast > (search.base ?? 0)) dearer++;
      }
      const rows = { link: network.tables.links.length, place: network.places.length, service: network.tables.services.length }[kind];
      for (let n = 1; n <= 2; n++) {
        const row = (n * 7919) % rows;
        const expected = used.includes(row) ? search.without(kind, row) : search.base;
        expect([kind, row, expected]).toEqual([kind, row, slow(flow, kind, row, closedBy(kind, row))]);
      }
    }
    expect(dearer).toBeGreaterThan(1);
  });

  test('a search leaves nothing behind: any order of removals gives the same', () => {
    const flow = priceFlow('CNSIA', 'AZBAK', '1x40HC:20t');
    const search = searchRemovals(flow.priced, flow.cost, flow.from, flow.to);
    const links = search.uses('link');
    const forward = links.map((row) => search.without('link', row));
    const back = [...links].reverse().map((row) => search.without('link', row));
    expect(back.reverse()).toEqual(forward);
  });

  // not a skipped test: the sample above stands for it in every run
  if (long)
    test('every link of the default network, all default flows', () => {
      const all = readDefaultFlows().map(({ origin, destination, cargo }) => priceFlow(origin, destination, cargo));
      const searches = all.map(({ priced, cost, from, to }) => searchRemovals(priced, cost, from, to));
      const used = searches.map((search) => new Set(search.uses('link')));
      const arcsOf: number[][] = network.tables.links.map(() => []);
      for (let arc = 0; arc < network.arcs.count; arc++) {
        const { arcs, items } = network;
        const links = new Set<number>();
        for (let item = arcs.firstItem[arc] ?? 0; item < (arcs.firstItem[arc + 1] ?? 0); item++) {
          for (const entry of items.pathLink.subarray(items.firstPath[item], items.firstPath[item + 1])) links.add(entry >> 1);
        }
        for (const link of links) arcsOf[link]?.push(arc);
      }
      const began = performance.now();
      let compared = 0;
      for (const [row, arcs] of arcsOf.entries()) {
        const closed = new Uint8Array(network.arcs.count);
        for (const arc of arcs) closed[arc] = 1;
        // the flows that use it, and one in turn that should not notice
        for (const [f, flow] of all.entries()) {
          if (!used[f]?.has(row) && f !== row % all.length) continue;
          compared++;
          const fast = used[f]?.has(row) ? searches[f]?.without('link', row) : searches[f]?.base;
          expect([row, f, fast]).toEqual([row, f, slow(flow, 'link', row, closed)]);
        }
      }
      console.log(
        `${network.tables.links.length} links, ${compared} slow removals equal the fast ones, ${Math.round((performance.now() - began) / 1000)} s`,
      );
    }, 3_600_000);
});

describe('CR2: the ranking', () => {
  const table = [
    ['CNSIA', 'AZBAK', 200_000, '1x40HC:20t'],
    ['CNURC', 'KZALA', 1_000_000, 'wagon:62t'],
    ['kz-tengiz', 'runvs-port', 70_000_000, 'crude:5000t'],
    ['KZALA', 'kz-tengiz', 5000, 'gas:5000t'],
  ] as const;
  const study = sampleCritical(network, table);
  let result: CriticalResult;
  beforeAll(async () => {
    result = (await wholeStudy(network, study)) as CriticalResult;
  });

  test('dearest first, demand cut off apart; a flow without a way is told and left out', () => {
    const { things, impossible } = result;
    expect(impossible).toEqual([3]);
    for (const [i, thing] of things.entries()) {
      expect(thing.addedUsd).toBeGreaterThanOrEqual(0);
      if (i > 0) expect(things[i - 1]?.addedUsd).toBeGreaterThanOrEqual(thing.addedUsd);
      expect(thing.flows).not.toContain(3);
    }
    const tengiz = things.find(({ kind, row }) => kind === 'place' && row === placeRow('kz-tengiz'));
    expect(tengiz).toMatchObject({ addedUsd: 0, cutTonnes: 70_000_000, flows: [2] });
    // an end of a flow cuts it off, however many ways lead past it
    expect(things.find(({ kind, row }) => kind === 'place' && row === placeRow('CNURC'))?.cutTonnes).toBe(1_000_000);
  });

  test('twice the tonnes are twice the loss, and flows do not touch each other', async () => {
    const half = await mergeAll(table.map(([o, d, t, c]) => [o, d, t / 2, c] as const));
    expect(half.things.map(({ kind, row }) => [kind, row])).toEqual(result.things.map(({ kind, row }) => [kind, row]));
    for (const [i, thing] of half.things.entries()) expect(thing.addedUsd * 2).toBeCloseTo(result.things[i]?.addedUsd ?? 0, 3);
    const [first] = table;
    const alone = await mergeAll([first]);
    for (const { kind, row, addedUsd, flows: noticed } of result.things) {
      if (noticed.length !== 1 || noticed[0] !== 0) continue;
      expect(alone.things.find((one) => one.kind === kind && one.row === row)?.addedUsd).toBe(addedUsd);
    }
  });

  async function mergeAll(rows: readonly (readonly [string, string, number, string])[]): Promise<CriticalResult> {
    return (await wholeStudy(network, sampleCritical(network, rows))) as CriticalResult;
  }
});

describe('CR3: the default demand', () => {
  const rows = readDefaultFlows();
  test('names places of the default network, and all but a few flows have a way', () => {
    const study = sampleCritical(
      network,
      rows.map(({ origin, destination, tonnesPerYear, cargo }) => [origin, destination, tonnesPerYear, cargo] as const),
    );
    expect((study.question as CriticalQuestion).flows.filter(({ origin, destination }) => placeRow(origin) < 0 || placeRow(destination) < 0)).toEqual(
      [],
    );
    const impossible = rows.filter(({ origin, destination, cargo }) => {
      const flow = priceFlow(origin, destination, cargo);
      return searchRemovals(flow.priced, flow.cost, flow.from, flow.to).base === undefined;
    });
    expect(impossible).toEqual([]);
  });
});
