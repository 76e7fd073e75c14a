import { expect, it } from 'vitest';
import { syntheticNetwork } from '../../test/scenes/synthetic-network.js';
import { tinyTables } from '../../test/scenes/tiny-tables.js';
import { checkNetwork } from './check-network.js';
import { compileNetwork } from './compile/compile-network.js';
import type { Network } from './network.js';

const tables = tinyTables();
const sound = () => syntheticNetwork({ places: 9, arcsPerNode: 2 }, tables);
const found = (network: Network) => checkNetwork(network).map((issue) => issue.message);

it('a sound network has no issues', () => {
  expect(found(sound())).toEqual([]);
});

it('what the compiler makes of the tiny package is sound', () => {
  expect(found(compileNetwork(tables, { id: 'tiny', version: '0' }))).toEqual([]);
});

it.each<[string, (network: Network) => void, string]>([
  ['a head beyond the nodes', (n) => (n.arcs.head[3] = 9), 'arcs.head is 9 in row 3; expected less than 9'],
  ['groups that descend', (n) => (n.arcs.firstOut[2] = 1), 'arcs.firstOut is 1 in row 2; expected no less than the row before'],
  ['groups that end too early', (n) => (n.items.firstPath[18] = 17), 'items.firstPath ends at 17; expected 18'],
  ['arcs not sorted by tail', (n) => (n.arcs.tail[0] = 1), 'arcs.firstOut has row 0 in group 0; expected its own rows in ascending order'],
  ['an arc in the list of another head', (n) => n.arcs.inArc.fill(2), 'arcs.inArc has row 2 in group 0; expected its own rows in ascending order'],
  ['a step beyond the steps', (n) => (n.items.ref[1] = 9), 'items.ref of steps is 9 in row 0; expected less than 9'],
  ['a negative length', (n) => (n.items.lengthM[4] = -1), 'items.lengthM is -1 in row 4; expected a finite length of at least 0'],
  [
    'a length that is no number',
    (n) => (n.items.activityM[4] = Number.NaN),
    'items.activityM is NaN in row 4; expected a finite length of at least 0',
  ],
  ['a link beyond the links', (n) => (n.items.pathLink[0] = 20), 'items.pathLink is 20 in row 0; expected less than 20'],
  ['a service beyond the services', (n) => (n.nodes.service[0] = 3), 'nodes.service is 3 in row 0; expected less than 3 or NONE'],
])('%s is found', (_, damage, message) => {
  const network = sound();
  damage(network);
  expect(found(network)).toContain(message);
});

it('columns of the wrong length and places that do not know their row are found', () => {
  const network = sound();
  expect(found({ ...network, nodes: { ...network.nodes, layer: new Uint8Array(3) } })).toContain('nodes.layer has 3 rows; expected 9');
  expect(found({ ...network, places: [...network.places].reverse() })).toContain('places.index of XX8 is 8; expected 0');
});
