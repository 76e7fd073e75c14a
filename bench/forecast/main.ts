/**
 * `npm run bench:forecast`: 500 consignments followed from departure to arrival over a corridor whose truth is known (invented-corridor.ts), as a desk
 * would follow them. Prints how often the arrival lay between p10 and p90 of what was told 7, 3 and 1 days ahead, how often a forecast was issued again,
 * which alarms were raised, and how long it takes to forecast 1,000 consignments; then a fifth as many where ships keep a timetable
 * (timetabled-network.ts), so that connections are missed. docs/guide/forecast.md says what this shows and what it does not. Nothing here is a test.
 * QIYUN_BENCH_SIZE=100 asks for fewer.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { readNetwork } from '../../src/adapters/index.js';
import { createForecaster, type Forecaster } from '../../src/application/index.js';
import { instant } from '../../src/units/index.js';
import { followCorridor, knownAt, plans } from './follow-corridor.js';
import type { InventedConsignment } from './invented-corridor.js';
import { openTimetabled } from './timetabled-network.js';

const opened = readNetwork(join(process.cwd(), 'dist', 'eurasia.qiyun'));
if (opened.kind === 'refused') throw new Error(opened.sentence);
const size = Number(process.env['QIYUN_BENCH_SIZE'] ?? 500);
console.log(`${cpus()[0]?.model ?? 'unknown machine'}, Node ${process.version}; ${opened.network.id} ${opened.network.version}`);
const { parts, forecaster, consignments } = followCorridor(opened.network, size);

const thousand = Array.from({ length: 1000 }, (_, n) => consignments[n % consignments.length] as InventedConsignment);
const once = (which: string, one: Forecaster): void => {
  const before = performance.now();
  const cpu = process.cpuUsage();
  let number = 0;
  for (const [n, { consignment, events, arrivesAt }] of thousand.entries()) {
    const departs = Date.parse(consignment.itinerary.departsAt);
    const now = instant(departs + ((n % 97) / 97) * (arrivesAt - departs));
    const { forecast } = one.look({
      consignment: { ...consignment, id: `${consignment.id}-${n}` },
      events: knownAt(events, now),
      last: undefined,
      alarms: [],
      now,
    });
    if (forecast.kind !== 'none') number++;
  }
  const { user, system } = process.cpuUsage(cpu);
  const seconds = ((performance.now() - before) / 1000).toFixed(2);
  console.log(`${number} of 1,000 consignments forecast in ${seconds} s, ${((user + system) / 1e6).toFixed(2)} s of processor (${which})`);
};
once('every way told anew', createForecaster({ planner: parts, plans }));
once('ways kept', forecaster);

followCorridor(openTimetabled(process.cwd()), Math.ceil(size / 5));
