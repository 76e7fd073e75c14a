/** Every endpoint there is, in the order of the document. */
import { compareEndpoint } from './compare-endpoint.js';
import type { Endpoint } from './endpoint.js';
import { exampleEndpoint } from './example-endpoint.js';
import type { Gate } from './gate.js';
import { healthEndpoint } from './health-endpoint.js';
import { layerEndpoint } from './layer-endpoint.js';
import { layersEndpoint } from './layers-endpoint.js';
import type { Metrics } from './metrics.js';
import { metricsEndpoint } from './metrics-endpoint.js';
import { nearestEndpoint } from './nearest-endpoint.js';
import { networkEndpoint } from './network-endpoint.js';
import { describeApi } from './openapi.js';
import { openapiEndpoint } from './openapi-endpoint.js';
import { listOperations } from './operations/list-operations.js';
import type { LogHub } from './operations/log/log-hub.js';
import { placeEndpoint } from './place-endpoint.js';
import { placesEndpoint } from './places-endpoint.js';
import { planEndpoint } from './plan-endpoint.js';
import { scenarioEndpoint, scenariosEndpoint } from './scenarios-endpoint.js';
import { studyEndpoints } from './study-endpoints.js';
import { studyProgressEndpoint } from './study-progress-endpoint.js';
import { studyResultEndpoint } from './study-result-endpoint.js';
import type { Turnstile } from './turnstile.js';
import type { HttpUseCases } from './use-cases.js';

export interface EndpointParts {
  readonly metrics: Metrics;
  readonly turnstile: Turnstile;
  readonly gate: Pick<Gate, 'forget' | 'isKnown'>;
  readonly hub: LogHub | undefined;
}

export function listEndpoints(use: HttpUseCases, parts: EndpointParts): readonly Endpoint[] {
  const { gate, hub } = parts;
  const operations = use.operations === undefined || hub === undefined ? undefined : { ...use.operations, hub };
  const endpoints: readonly Endpoint[] = [
    planEndpoint(use.plans, parts.turnstile),
    compareEndpoint(use.plans, parts.turnstile),
    scenariosEndpoint(use),
    scenarioEndpoint(use),
    exampleEndpoint(use),
    ...studyEndpoints(use),
    studyProgressEndpoint(use),
    studyResultEndpoint(use),
    placesEndpoint(use),
    nearestEndpoint(use),
    placeEndpoint(use),
    networkEndpoint(use),
    layersEndpoint(use),
    layerEndpoint(use),
    ...listOperations({ operations, gate }),
    healthEndpoint(use),
    metricsEndpoint(parts.metrics),
    openapiEndpoint(use.version, () => describeApi(endpoints, use.version)),
  ];
  return endpoints;
}
