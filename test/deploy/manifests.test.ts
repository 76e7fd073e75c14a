/** DP: the documents in deploy/ are YAML of the right shape, and what they start is what the command line has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments, parseDocument } from 'yaml';
import { z } from 'zod';
import { type ProgramParts, runProgram } from '../../src/cli/index.js';
import { plainInk } from '../../src/cli/ink.js';

const folder = join(import.meta.dirname, '../../deploy');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const name = z.string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
const labels = z.record(z.string(), z.string());
const metadata = z.strictObject({ name, labels });
const quantity = z.string().regex(/^\d+(\.\d+)?(m|Ki|Mi|Gi)?$/);
const port = z.number().int().min(1).max(65_535);

const container = z.strictObject({
  name,
  image: z.string(),
  args: z.array(z.string()),
  env: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  ports: z.array(z.strictObject({ containerPort: port })).optional(),
  readinessProbe: z.strictObject({ httpGet: z.strictObject({ path: z.string().startsWith('/'), port }) }).optional(),
  resources: z.strictObject({
    requests: z.partialRecord(z.enum(['cpu', 'memory']), quantity),
    limits: z.partialRecord(z.enum(['cpu', 'memory']), quantity),
  }),
  volumeMounts: z.array(z.strictObject({ name, mountPath: z.string().startsWith('/') })).optional(),
});
const workload = {
  replicas: z.number().int().min(1),
  selector: z.strictObject({ matchLabels: labels }),
  template: z.strictObject({
    metadata: z.strictObject({ labels }),
    spec: z.strictObject({ terminationGracePeriodSeconds: z.number().int().optional(), containers: z.array(container).min(1) }),
  }),
};
const claim = z.strictObject({
  metadata: z.strictObject({ name }),
  spec: z.strictObject({
    accessModes: z.array(z.literal('ReadWriteOnce')),
    resources: z.strictObject({ requests: z.partialRecord(z.literal('storage'), quantity) }),
  }),
});
const manifest = z.discriminatedUnion('kind', [
  z.strictObject({
    apiVersion: z.literal('v1'),
    kind: z.literal('Service'),
    metadata,
    spec: z.strictObject({ selector: labels, ports: z.array(z.strictObject({ name, port, targetPort: port.optional() })) }),
  }),
  z.strictObject({ apiVersion: z.literal('apps/v1'), kind: z.literal('Deployment'), metadata, spec: z.strictObject(workload) }),
  z.strictObject({
    apiVersion: z.literal('apps/v1'),
    kind: z.literal('StatefulSet'),
    metadata,
    spec: z.strictObject({ ...workload, serviceName: name, volumeClaimTemplates: z.array(claim) }),
  }),
]);
const composeService = z.strictObject({
  image: z.string(),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
  volumes: z.array(z.string().regex(/^[a-z]+:\/\S+$/)).optional(),
  depends_on: z.array(z.string()).optional(),
  restart: z.literal('unless-stopped'),
  stop_grace_period: z
    .string()
    .regex(/^\d+s$/)
    .optional(),
});
const compose = z.strictObject({ name, services: z.record(name, composeService), volumes: z.record(name, z.strictObject({})) });

const files = readdirSync(join(folder, 'kubernetes'));
const manifests = files.flatMap((file) =>
  parseAllDocuments(read(`kubernetes/${file}`)).map((document) => {
    if (!('errors' in document) || document.errors.length > 0) throw new Error(`${file}: ${document}`);
    return { file, manifest: manifest.parse(document.toJS()) };
  }),
);
const composed = parseDocument(read('compose.yaml'));
const { services, volumes } = compose.parse(composed.toJS());

/** The flags of a command, as its help lists them. */
async function flagsOf(command: string): Promise<string> {
  let out = '';
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: () => {},
    width: 100,
    ink: plainInk,
    redraws: false,
    clock: () => 0,
  };
  await runProgram([command, '--help'], {
    use: {} as ProgramParts['use'],
    terminal,
    env: {},
    untilStopped: async () => {},
    version: '',
    reportTo: '',
  });
  return out;
}

describe('DP1: Kubernetes', () => {
  test('there is a manifest for each part, and selectors find what they name', () => {
    expect(files).toEqual(['nats.yaml', 'serve.yaml', 'worker.yaml']);
    const pods = manifests.flatMap(({ manifest: one }) => (one.kind === 'Service' ? [] : [one.spec.template.metadata.labels['app']]));
    for (const { manifest: one } of manifests) {
      const wanted = one.kind === 'Service' ? one.spec.selector : one.spec.selector.matchLabels;
      expect(pods).toContain(wanted['app']);
      if (one.kind !== 'Service') expect(one.spec.template.metadata.labels).toEqual(wanted);
    }
  });
  test('the server that is named is the service that there is', () => {
    const named = manifests.flatMap(({ manifest: one }) =>
      one.kind === 'Service' ? [] : one.spec.template.spec.containers.flatMap(({ env = [] }) => env.map(({ value }) => new URL(value).hostname)),
    );
    expect(named).toEqual(['qiyun-nats', 'qiyun-nats']);
    expect(manifests.some(({ manifest: one }) => one.kind === 'Service' && one.metadata.name === 'qiyun-nats')).toBe(true);
  });
});

describe('DP2: compose', () => {
  test('is sound, and names only what there is', () => {
    expect(composed.errors).toEqual([]);
    for (const { depends_on = [], volumes: mounts = [] } of Object.values(services)) {
      for (const other of depends_on) expect(Object.keys(services)).toContain(other);
      for (const mount of mounts) expect(Object.keys(volumes)).toContain(mount.split(':')[0]);
    }
  });
});

describe('DP3: what is started', () => {
  const started = [
    ...Object.values(services).map(({ command }) => command),
    ...manifests.flatMap(({ manifest: one }) => (one.kind === 'Service' ? [] : one.spec.template.spec.containers.map(({ args }) => args))),
  ].filter(([first = '']) => !first.startsWith('-'));
  test('commands and flags are those of the command line', async () => {
    expect(started.map(([command]) => command)).toEqual(['serve', 'worker', 'serve', 'worker']);
    for (const [command = '', ...args] of started) {
      const help = await flagsOf(command);
      for (const flag of args.filter((arg) => arg.startsWith('--'))) expect(help).toContain(`${flag} <`);
    }
  });
});
