/** `GET /v1/metrics`: figures of this process for Prometheus. */
import { z } from 'zod';
import { type Endpoint, endpoint } from './endpoint.js';
import type { Metrics } from './metrics.js';

export const metricsEndpoint = (metrics: Metrics): Endpoint =>
  endpoint({
    id: 'getMetrics',
    method: 'GET',
    path: '/v1/metrics',
    summary: 'Figures for Prometheus',
    about: 'Text exposition format 0.0.4: requests by endpoint and status, their time, plans under way, event loop and memory.',
    gives: {
      about: 'The figures.',
      content: { 'text/plain': { schema: z.string(), example: '# TYPE qiyun_plans_running gauge\nqiyun_plans_running 1\n' } },
    },
    faults: [],
    answer: () => ({ type: 'text/plain; version=0.0.4; charset=utf-8', body: metrics.render(), headers: { 'cache-control': 'no-store' } }),
  });
