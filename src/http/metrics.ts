/** Counters of this door in the text format of Prometheus (exposition format 0.0.4), kept by hand: a dozen series need no library. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { PlanQueueLoad } from '../application/index.js';

/** Upper bounds in seconds: from a health check to a plan that runs into its limit. */
const bounds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

interface Histogram {
  readonly counts: number[];
  sum: number;
  total: number;
}

export interface Metrics {
  /** `route` is the endpoint's path, never the address asked for: a series per address would grow without end. */
  readonly observe: (route: string, method: string, status: number, seconds: number) => void;
  readonly render: () => string;
  readonly close: () => void;
}

export function createMetrics(load: () => PlanQueueLoad): Metrics {
  const requests = new Map<string, number>();
  const times = new Map<string, Histogram>();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  return {
    observe: (route, method, status, seconds) => {
      const labels = `route="${route}",method="${method}",status="${status}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      const histogram = times.get(route) ?? { counts: bounds.map(() => 0), sum: 0, total: 0 };
      times.set(route, histogram);
      histogram.sum += seconds;
      histogram.total++;
      for (const [i, bound] of bounds.entries()) if (seconds <= bound) histogram.counts[i] = (histogram.counts[i] ?? 0) + 1;
    },
    render: () => {
      const { running, waiting, workers } = load();
      const memory = process.memoryUsage();
      return [
        ...series(
          'qiyun_http_requests_total',
          'counter',
          'Requests answered.',
          [...requests].map(([labels, count]) => [`{${labels}}`, count]),
        ),
        ...histogramLines(times),
        ...series('qiyun_plans_running', 'gauge', 'Plans being searched.', [['', running]]),
        ...series('qiyun_plans_waiting', 'gauge', 'Plans in the queue.', [['', waiting]]),
        ...series('qiyun_plan_workers', 'gauge', 'Planning threads.', [['', workers]]),
        ...series('nodejs_eventloop_lag_p99_seconds', 'gauge', 'Delay of the event loop since start, p99.', [['', delay.percentile(99) / 1e9]]),
        ...series('nodejs_eventloop_lag_max_seconds', 'gauge', 'Delay of the event loop since start, greatest.', [['', delay.max / 1e9]]),
        ...series('process_resident_memory_bytes', 'gauge', 'Resident memory.', [['', memory.rss]]),
        ...series('nodejs_heap_used_bytes', 'gauge', 'Heap of the main thread.', [['', memory.heapUsed]]),
        ...series('process_cpu_seconds_total', 'counter', 'Processor time.', [['', cpuSeconds()]]),
        '',
      ].join('\n');
    },
    close: () => delay.disable(),
  };
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const series = (name: string, type: string, about: string, samples: readonly (readonly [string, number])[]): string[] => [
  `# HELP ${name} ${about}`,
  `# TYPE ${name} ${type}`,
  ...samples.map(([labels, value]) => `${name}${labels} ${Number.isFinite(value) ? value : 0}`),
];

function histogramLines(times: ReadonlyMap<string, Histogram>): string[] {
  const name = 'qiyun_http_request_duration_seconds';
  return [
    `# HELP ${name} From the request's head to the end of its answer.`,
    `# TYPE ${name} histogram`,
    ...[...times].flatMap(([route, { counts, sum, total }]) => [
      ...bounds.map((bound, i) => `${name}_bucket{route="${route}",le="${bound}"} ${counts[i] ?? 0}`),
      `${name}_bucket{route="${route}",le="+Inf"} ${total}`,
      `${name}_sum{route="${route}"} ${sum}`,
      `${name}_count{route="${route}"} ${total}`,
    ]),
  ];
}
