/** TN: TNTP files in, an instance or every problem out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTntp, type TntpInstance, writeTntp } from './index.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const filesOf = (texts: Readonly<Record<string, string>>): Map<string, Uint8Array> =>
  new Map(Object.entries(texts).map(([name, text]) => [name, bytes(text)]));

const net = `<NUMBER OF ZONES> 2
<NUMBER OF NODES> 3
<FIRST THRU NODE> 3
<NUMBER OF LINKS> 2
<TOLL FACTOR> 0.02
<END OF METADATA>

~ \tinit\tterm\tcapacity\tlength\tfree\tb\tpower\tspeed\ttoll\ttype\t;
\t1\t3\t1000\t2\t3.5\t0.15\t4\t50\t7\t1\t;
\t3\t2\t0\t0\t0\t0\t0\t0\t0\t3\t;
`;
const trips = `<NUMBER OF ZONES> 2
<TOTAL OD FLOW> 110.5
<END OF METADATA>

Origin \t1
    1 :   10;   2 :   100.5;
Origin 2
`;

describe('TN1: reading', () => {
  test('net and trips, with the factor of tolls, comments and a row that ends with a semicolon', () => {
    const { instance, issues } = readTntp(filesOf({ 'Town_net.tntp': net, 'Town_trips.tntp': trips }));
    expect(issues).toEqual([]);
    expect(instance).toMatchObject({ name: 'Town', zones: 2, nodes: 3, firstThru: 3, tollFactor: 0.02, distanceFactor: 0 });
    expect(instance?.links[0]).toEqual({
      from: 1,
      to: 3,
      capacity: 1000,
      length: 2,
      freeFlowTime: 3.5,
      b: 0.15,
      power: 4,
      speed: 50,
      toll: 7,
      type: 1,
    });
    expect(instance?.trips).toEqual([
      { origin: 1, destination: 1, amount: 10 },
      { origin: 1, destination: 2, amount: 100.5 },
    ]);
  });

  test.each([
    ['SiouxFalls_net.tntp', 'SiouxFalls_trips.tntp', 'SiouxFalls'],
    ['siouxfalls_net.txt', 'siouxfalls_trips.txt', 'siouxfalls'],
    ['GoldCoast_network_2016_01.tntp', 'GoldCoast_trips_2016_01.tntp', 'GoldCoast_2016_01'],
    ['berlin-center_net.tntp', 'berlin-center_trips.tntp', 'berlin-center'],
    ['ChicagoSketchNet.tntp', 'ChicagoSketchTrips.tntp', 'ChicagoSketch'],
    ['net.tntp', 'od.tntp', 'net'],
  ])('files are known by the words of their names: %s', (netName, tripsName, name) => {
    const { instance, issues } = readTntp(filesOf({ [netName]: net, [tripsName]: trips, 'readme.txt': 'not a table' }));
    expect(issues).toEqual([]);
    expect(instance?.name).toBe(name);
  });

  test('flow and node tables with a fault are left out with a warning, for nothing needs them', () => {
    const { instance, issues } = readTntp(
      filesOf({
        'Town_net.tntp': net,
        'Town_trips.tntp': trips,
        'Town_flow.tntp': 'From To Volume Cost\n1 3 many 3.6\n3 2 5 1\n',
        'Town_node.tntp': 'Node X Y ;\n1 west 0 ;\n',
      }),
    );
    expect(issues.map(({ code, severity, at }) => [code, severity, at.file, at.line])).toEqual([
      ['tntp/left-out', 'warning', 'Town_flow.tntp', 2],
      ['tntp/left-out', 'warning', 'Town_node.tntp', 2],
    ]);
    expect(instance).toMatchObject({ name: 'Town', flows: [], coordinates: [] });
  });
  test('flow and node tables are read with either kind of title', () => {
    const { instance, issues } = readTntp(
      filesOf({
        'Town_net.tntp': net,
        'Town_trips.tntp': trips,
        'Town_flow.tntp': '<NUMBER OF NODES>\t3\n<END OF METADATA>\n~ \tTail\tHead\t:\tVolume\tCost\t;\n\t1\t3\t:\t100.5\t3.6\t;\n',
        'Town_node.tntp': 'Node\tX\tY\t;\n1\t-8.5\t41\t;\n',
      }),
    );
    expect(issues).toEqual([]);
    expect(instance?.flows).toEqual([{ from: 1, to: 3, volume: 100.5, cost: 3.6 }]);
    expect(instance?.coordinates).toEqual([{ node: 1, x: -8.5, y: 41 }]);
  });
});

describe('TN2: what is wrong is told at once, with its line', () => {
  test('a table with a fault in every row', () => {
    const wrong = `<NUMBER OF ZONES> 2
<NUMBER OF NODES> 3
<FIRST THRU NODE> x
<NUMBER OF LINKS> 9
<END OF METADATA>
 1 4 1000 2 3 0.15 4 ;
 1 2 ;
 1 2 lots 2 3 0.15 4 ;
 1 2 0 2 3 0.15 4 ;
 1 2 1000 2 -3 0.15 4 ;
`;
    const wrongTrips = '2 : 3;\nOrigin 7\n 1 : 2;\nOrigin 1\n 2 5;\n 2 : many;\n 2 : 4; 2 : 4;\n';
    const { instance, issues } = readTntp(filesOf({ 'a_net.tntp': wrong, 'a_trips.tntp': wrongTrips }));
    expect(instance).toBeUndefined();
    expect(issues.map(({ code, at }) => `${at.file}:${at.line} ${code}`)).toEqual([
      'a_net.tntp:3 tntp/metadata',
      'a_net.tntp:4 tntp/count',
      'a_net.tntp:6 tntp/range',
      'a_net.tntp:7 tntp/row',
      'a_net.tntp:8 tntp/number',
      'a_net.tntp:9 tntp/range',
      'a_net.tntp:10 tntp/range',
      'a_trips.tntp:1 tntp/row',
      'a_trips.tntp:2 tntp/range',
      'a_trips.tntp:5 tntp/row',
      'a_trips.tntp:6 tntp/number',
      'a_trips.tntp:7 tntp/duplicate',
    ]);
  });

  test('no table, and two that could be it', () => {
    expect(readTntp(new Map()).issues.map(({ message }) => message)).toEqual([
      'no file is the net table; expected a name such as Town_net.tntp, but the folder has no .tntp or .txt file',
      'no file is the trips table; expected a name such as Town_trips.tntp, but the folder has no .tntp or .txt file',
    ]);
    const two = readTntp(filesOf({ 'a_net.tntp': net, 'b_net.tntp': net, 'a_trips.tntp': trips }));
    expect(two.issues.map(({ code }) => code)).toEqual(['tntp/several-files']);
  });
});

describe('TN3: writing', () => {
  test('what is written reads back to the last bit', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    const link = fc.record({
      from: fc.integer({ min: 1, max: 4 }),
      to: fc.integer({ min: 1, max: 4 }),
      capacity: fc.double({ min: 0.1, max: 1e5, noNaN: true }),
      length: amount,
      freeFlowTime: amount,
      b: amount,
      power: fc.constantFrom(0, 1, 4, 5.5),
      speed: amount,
      toll: amount,
      type: fc.integer({ min: 0, max: 9 }),
    });
    const trip = fc.record({
      origin: fc.integer({ min: 1, max: 2 }),
      destination: fc.integer({ min: 1, max: 2 }),
      amount: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(link, { maxLength: 8 }),
        fc.uniqueArray(trip, { minLength: 1, maxLength: 4, selector: (one) => `${one.origin} ${one.destination}` }),
        (links, rows) => {
          const sorted = [...rows].sort((a, b) => a.origin - b.origin);
          const instance: TntpInstance = {
            name: 'Town',
            zones: 2,
            nodes: 4,
            firstThru: 3,
            tollFactor: 0.5,
            distanceFactor: 0,
            links,
            trips: sorted,
            flows: links.map(({ from, to, toll, length }) => ({ from, to, volume: toll, cost: length })),
            coordinates: [{ node: 1, x: -1.5, y: 2 }],
          };
          expect(readTntp(filesOf(Object.fromEntries(writeTntp(instance))))).toEqual({ instance, issues: [] });
        },
      ),
      { seed: 5, numRuns: 100 },
    );
  });
});
