/**
 * `npm run bench:studies`: how long studies take on the default network, in one process and one run: a matrix of the 300 largest towns on one
 * worker and on two, their ratio, whether the bytes are equal; all links, places and services against the default demand. Nothing here is a test.
 * QIYUN_BENCH_SIZE=100 asks for a smaller matrix.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStudyPool, readNetwork } from '../../src/adapters/index.js';
import { readStudy } from '../../src/application/index.js';
import { studyDefaults } from '../../src/contract/index.js';
import { readDemandTable } from '../../src/importing/index.js';
import { listJobs, mergeParts, type Study, studyKeyOf } from '../../src/studies/index.js';
import { instant } from '../../src/units/index.js';

const root = process.cwd();
const opened = readNetwork(join(root, 'dist', 'eurasia.qiyun'));
if (opened.kind === 'refused') throw new Error(opened.sentence);
const { network, image } = opened;
const size = Number(process.env['QIYUN_BENCH_SIZE'] ?? 300);

const ask = (call: object): Study => {
  const demand = join(root, 'data/demand/corridor-flows.csv');
  const read = readStudy(call, {
    network,
    findPlace: (text) => ({ kind: 'unclear', message: `“${text}” is no id`, choices: [] }),
    readyScenarios: new Map(),
    now: instant(Date.UTC(2026, 10, 30)),
    defaultFlows: () => readDemandTable(demand, new Uint8Array(readFileSync(demand))).rows.map(({ line: _, ...flow }) => flow),
    defaultPairs: () => [],
  });
  if (read.study === undefined) throw new Error(JSON.stringify(read.problems));
  return read.study;
};

interface Run {
  /** Handed in to merged. */
  readonly seconds: number;
  /** Until the threads had opened the network, before that. */
  readonly birthS: number;
  /** Of the seconds, what this thread was at work: handing out, taking in, merging. Nothing else of a study is not done by workers. */
  readonly outsideS: number;
  readonly hash: string;
}

async function run(study: Study, workers: number): Promise<Run> {
  const started = performance.now();
  const pool = await openStudyPool({ script: pathToFileURL(join(root, 'dist', 'study-thread.js')), image, workers });
  const jobs = listJobs(network, study);
  const parts = new Map<number, Uint8Array>();
  const began = performance.now();
  const before = performance.eventLoopUtilization();
  const end = await pool.run(
    { network, study, key: studyKeyOf(network, study), jobs },
    { signal: new AbortController().signal, onPart: (index, part) => void parts.set(index, part) },
  );
  if (end.kind !== 'done') throw new Error(JSON.stringify(end));
  const handedS = performance.eventLoopUtilization(before).active / 1000;
  const mergeBegan = performance.now();
  const result = mergeParts(
    network,
    study,
    jobs.map(({ index }) => parts.get(index) ?? new Uint8Array()),
  );
  const ended = performance.now();
  await pool.close();
  return {
    seconds: (ended - began) / 1000,
    birthS: (began - started) / 1000,
    outsideS: handedS + (ended - mergeBegan) / 1000,
    hash: createHash('sha256').update(JSON.stringify(result)).digest('hex').slice(0, 16),
  };
}

console.log(`machine: ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; network ${network.id} ${network.version}`);
const critical = await run(ask({ kind: 'critical', depart: '2026-12-01' }), 2);
const { links, services } = network.tables;
console.log(
  `criticality, ${links.length} links, ${network.places.length} places, ${services.length} services, default demand, 2 workers: ${critical.seconds.toFixed(1)} s (aim: <= 300 s)`,
);
const towns = [`towns:${size}`];
const matrix = ask({ kind: 'matrix', origins: towns, destinations: towns, depart: '2026-12-01' });
const two = await run(matrix, 2);
const one = await run(matrix, 1);
const about = `matrix ${size} × ${size}, three criteria, percentiles of ${studyDefaults.draws} draws`;
const tell = ({ seconds, birthS, outsideS }: Run): string =>
  `${seconds.toFixed(1)} s, of which ${outsideS.toFixed(2)} s (${((100 * outsideS) / seconds).toFixed(1)} %) outside the workers; their birth before that ${birthS.toFixed(1)} s`;
console.log(`${about}, 1 worker: ${tell(one)}`);
console.log(`${about}, 2 workers: ${tell(two)}; ${(one.seconds / two.seconds).toFixed(2)} times one (aim: >= 1.7)`);
console.log(`the same bytes: ${one.hash === two.hash ? 'yes' : 'NO'} (${one.hash})`);
