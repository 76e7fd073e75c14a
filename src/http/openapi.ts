/**
 * The endpoints as an OpenAPI 3.1 document. Schemas of the contract become named components by zod's own translation to JSON Schema
 * 2020-12, which is what OpenAPI 3.1 speaks: no other library stands between the schema that reads a request and the one that describes it.
 */
import { z } from 'zod';
import * as contract from '../contract/index.js';
import type { Content, Endpoint } from './endpoint.js';
import { type FaultKind, faultKinds } from './fault.js';

type Json = Readonly<Record<string, unknown>>;

/** Read as they come in (defaults may be missing) and as they go out (nothing is missing). */
const components = {
  input: {
    PlanCall: contract.planCallSchema,
    CompareCall: contract.compareCallSchema,
    Scenario: contract.scenarioSchema,
    ScenarioTarget: contract.scenarioTargetSchema,
    StudyCall: contract.studyCallSchema,
    NewParty: contract.newPartySchema,
    PartyChange: contract.partyChangeSchema,
    NewAccessKey: contract.newAccessKeySchema,
    NewConsignment: contract.newConsignmentSchema,
    DocumentParticulars: contract.documentParticularsSchema,
    ConsignmentChange: contract.consignmentChangeSchema,
    Proposal: contract.proposalSchema,
    NewOrder: contract.newOrderSchema,
    Amendment: contract.amendmentSchema,
    OrderSignature: contract.signatureSchema,
    PostedEvents: contract.postedEventsSchema,
    PostedPositions: contract.postedPositionsSchema,
    NewWebhook: contract.newWebhookSchema,
  },
  output: {
    PlanAnswer: contract.planAnswerSchema,
    Itinerary: contract.itinerarySchema,
    Leg: contract.legSchema,
    LedgerLine: contract.ledgerLineSchema,
    Source: contract.sourceSchema,
    Emission: contract.emissionSchema,
    Place: contract.placeSchema,
    NamedPlace: contract.namedPlaceSchema,
    NoWay: contract.noWaySchema,
    CompareAnswer: contract.compareAnswerSchema,
    ReadyScenarios: contract.readyScenariosSchema,
    ReadyScenario: contract.readyScenarioSchema,
    FoundPlaces: contract.foundPlacesSchema,
    FoundPlace: contract.foundPlaceSchema,
    PlaceSurvey: contract.placeSurveySchema,
    NetworkSurvey: contract.networkSurveySchema,
    NetworkLayers: contract.networkLayersSchema,
    FeatureCollection: contract.featureCollectionSchema,
    StudyStatus: contract.studyStatusSchema,
    StudyStatuses: contract.studyStatusesSchema,
    StudyResult: contract.studyResultSchema,
    StudyFeatures: contract.studyFeaturesSchema,
    Me: contract.meSchema,
    Party: contract.partySchema,
    AccessKey: contract.accessKeySchema,
    Consignment: contract.consignmentSchema,
    ConsignmentList: contract.consignmentListSchema,
    WaysOn: contract.waysOnSchema,
    ShareLink: contract.shareLinkSchema,
    SharedConsignment: contract.sharedConsignmentSchema,
    DispatchOrder: contract.orderSchema,
    OrderContent: contract.orderContentSchema,
    Convoy: contract.convoySchema,
    GivenSignature: contract.givenSignatureSchema,
    OrderFile: contract.orderFileSchema,
    TrackedEvent: contract.eventSchema,
    EventReceipt: contract.eventReceiptSchema,
    CaptureReceipt: contract.captureReceiptSchema,
    DcsaList: contract.dcsaListSchema,
    Forecast: contract.forecastSchema,
    Alarm: contract.alarmSchema,
    LogLine: contract.logLineSchema,
    LogPage: contract.logPageSchema,
    Webhook: contract.webhookSchema,
    DeadLetter: contract.deadLetterSchema,
    AuditEntry: contract.auditEntrySchema,
    Document: contract.documentSchema,
    EpcisDocument: contract.epcisDocumentSchema,
    Health: contract.healthSchema,
    Fault: contract.faultSchema,
    Problem: contract.problemSchema,
  },
} as const;
type Direction = keyof typeof components;

const names = new Map<unknown, string>(
  Object.values(components)
    .flatMap((group) => Object.entries<z.ZodType>(group))
    .map(([name, schema]) => [schema, name]),
);

export function describeApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const one of endpoints) {
    const path = paths[one.path] ?? {};
    path[one.method.toLowerCase()] = describeOperation(one);
    paths[one.path] = path;
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Qiyun 啟運',
      version,
      summary: 'Freight planning for Eurasian corridors',
      description: 'Every error is problem details (RFC 9457) with a sentence in `detail` and, where fields are wrong, all of them in `problems`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { securitySchemes, schemas: { ...describeComponents('input'), ...describeComponents('output') } },
  };
}

const securitySchemes = {
  accessKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An access key of a party, as made by `qiyun key create` or POST /v1/access-keys; `security` names the scope that it must have.',
  },
};

/** What may go wrong where a key is asked for, or a link. */
const faultsOfAccess = ({ needs }: Endpoint): readonly FaultKind[] => {
  if (needs === 'public') return [];
  if (needs === 'shared') return ['no-operations', 'too-many', 'store-away'];
  return ['no-key', 'not-allowed', 'no-operations', 'too-many', 'store-away'];
};

/** What may go wrong at any address: one that cannot be read, a parameter that is not there, us. */
const everywhere: readonly FaultKind[] = ['malformed', 'wrong-fields', 'fault', 'stopping'];

function describeOperation(one: Endpoint): Json {
  const parameters = [...describeParameters(one, 'path'), ...describeParameters(one, 'query'), ...describeHeaders(one)];
  const faults: readonly FaultKind[] = [...one.faults, ...faultsOfAccess(one), ...everywhere];
  const statuses = [...new Set(faults.map((kind) => faultKinds[kind].status))].sort((a, b) => a - b);
  return {
    operationId: one.id,
    summary: one.summary,
    description: one.about,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(one.body === undefined ? {} : { requestBody: { required: true, content: describeBody(one.body, one.textBodies) } }),
    ...(one.needs === 'public' || one.needs === 'shared' ? {} : { security: [{ accessKey: one.needs === 'key' ? [] : [one.needs] }] }),
    responses: {
      200: {
        description: one.gives.about,
        content: Object.fromEntries(Object.entries(one.gives.content).map(([type, content]) => [type, describeContent(content, 'output')])),
      },
      ...Object.fromEntries(Object.entries(one.also ?? {}).map(([status, about]) => [status, { description: about }])),
      ...Object.fromEntries(statuses.map((status) => [status, describeFaults(faults.filter((kind) => faultKinds[kind].status === status))])),
    },
  };
}

const describeBody = (body: Content, texts: Endpoint['textBodies'] = {}): Json => ({
  'application/json': describeContent(body, 'input'),
  ...Object.fromEntries(Object.entries(texts).map(([type, { about }]) => [type, { schema: { type: 'string', description: about } }])),
});

const describeHeaders = ({ headers = {} }: Endpoint): Json[] =>
  Object.entries(headers).map(([name, description]) => ({ name, in: 'header', required: false, description, schema: { type: 'string' } }));

const describeFaults = (kinds: readonly FaultKind[]): Json => ({
  description: `${[...new Set(kinds)].map((kind) => `${faultKinds[kind].title} (\`urn:qiyun:${kind}\`)`).join('; ')}.`,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Fault' } } },
});

const describeContent = ({ schema, example }: Content, direction: Direction): Json => ({
  schema: toJsonSchema(schema, direction),
  ...(example === undefined ? {} : { example }),
});

function describeParameters(one: Endpoint, place: 'path' | 'query'): Json[] {
  const schema = place === 'path' ? one.params : one.query;
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = toJsonSchema(schema, 'input') as { properties?: Record<string, Json>; required?: readonly string[] };
  return Object.entries(properties).map(([name, described]) => {
    const example = one.examples?.[name];
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: described,
      ...(example === undefined ? {} : { example }),
    };
  });
}

/** The components of one direction, each by itself: those inside it are references. */
const describeComponents = (direction: Direction): Json =>
  Object.fromEntries(Object.entries<z.ZodType>(components[direction]).map(([name, schema]) => [name, translate(schema, direction, schema)]));

function toJsonSchema(schema: z.ZodType, direction: Direction): Json {
  const name = names.get(schema);
  return name === undefined ? translate(schema, direction) : { $ref: `#/components/schemas/${name}` };
}

function translate(schema: z.ZodType, direction: Direction, itself?: z.ZodType): Json {
  const {
    $schema: _dialect,
    $defs: _local,
    ...described
  } = z.toJSONSchema(schema, {
    io: direction,
    override: ({ zodSchema, jsonSchema }) => {
      const name = (zodSchema as unknown) === itself ? undefined : names.get(zodSchema);
      if (name === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Record<string, unknown>)[key];
      jsonSchema.$ref = `#/components/schemas/${name}`;
    },
  });
  return withoutLocal(described) as Json;
}

/** The only schema here that speaks of itself is “any JSON”, which needs no words; a reference inside a part of the document leads nowhere. */
function withoutLocal(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutLocal);
  if ('$ref' in value && String(value.$ref).startsWith('#/$defs/')) return { description: 'any JSON' };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutLocal(inner)]));
}
