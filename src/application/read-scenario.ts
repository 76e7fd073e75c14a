/**
 * From whatever a door received to a scenario applied to a network: the name of a ready one, or the scenario itself. Each change is read
 * by itself, so that a misspelled field of one does not hide what is wrong with the others; then all is resolved against the network.
 */
import { type Scenario, type ScenarioChange, scenarioChangeKinds, scenarioChangeSchema, scenarioShellSchema, sha256Hex } from '../contract/index.js';
import type { Network } from '../network/index.js';
import type { QueryProblem } from '../planning/index.js';
import { type AppliedScenario, applyScenario, checkScenario, hashScenario } from '../scenario/index.js';

/** Ready scenarios by their id, as their files hold them. */
export type ReadyScenarios = ReadonlyMap<string, unknown>;

export type ScenarioReading =
  | { readonly kind: 'applied'; readonly applied: AppliedScenario; readonly hash: string }
  | { readonly kind: 'problems'; readonly problems: readonly QueryProblem[] };

export const readScenario = (raw: unknown, network: Network, ready: ReadyScenarios): ScenarioReading => {
  if (typeof raw === 'string') {
    const found = ready.get(raw);
    if (found !== undefined) return readScenario(found, network, ready);
    const choices = [...ready].map(([id, value]) => ({ id, label: String((value as { name?: unknown }).name ?? '') }));
    return { kind: 'problems', problems: [{ field: 'scenario', message: `There is no ready scenario “${raw.slice(0, 80)}”.`, choices }] };
  }
  const { scenario, positions, problems } = readFields(raw);
  if (problems.length > 0) {
    const also = checkScenario(network, scenario, positions).issues;
    return { kind: 'problems', problems: [...problems, ...also.map(atScenario)] };
  }
  const outcome = applied(network, scenario);
  if (outcome.kind === 'refused') return { kind: 'problems', problems: outcome.issues.map(atScenario) };
  return { kind: 'applied', applied: outcome, hash: hashScenario(scenario, sha256Hex) };
};

const atScenario = ({ field, message, choices }: QueryProblem): QueryProblem => ({ field: `scenario.${field}`, message, choices });

/** The fields that are right, and a problem for each of the others; `positions` of the changes that could be read. */
const readFields = (raw: unknown): { scenario: Scenario; positions: number[]; problems: QueryProblem[] } => {
  const shell = scenarioShellSchema.safeParse(raw);
  const problems: QueryProblem[] = shell.success ? [] : problemsOf(shell.error.issues, 'scenario');
  const changes: ScenarioChange[] = [];
  const positions: number[] = [];
  for (const [i, one] of listOf(raw).entries()) {
    const change = scenarioChangeSchema.safeParse(one);
    if (change.success) {
      changes.push(change.data);
      positions.push(i);
    } else problems.push(...problemsOf(change.error.issues, `scenario.changes.${i}`, one));
  }
  return { scenario: shell.success ? { ...shell.data, changes } : { name: '', changes }, positions, problems };
};

const listOf = (raw: unknown): readonly unknown[] => {
  const changes = typeof raw === 'object' && raw !== null ? (raw as { changes?: unknown }).changes : undefined;
  return Array.isArray(changes) ? changes : [];
};

interface SchemaIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const problemsOf = (issues: readonly SchemaIssue[], at: string, change?: unknown): QueryProblem[] =>
  issues.flatMap((issue): QueryProblem[] => {
    const path = [at, ...issue.path.map(String)].join('.');
    if (issue.code === 'unrecognized_keys') {
      const { keys } = issue as SchemaIssue & { readonly keys: readonly string[] };
      return keys.map((key) => ({ field: `${path}.${key}`, message: `There is no field “${key}” here.`, choices: [] }));
    }
    if (issue.code === 'invalid_union' && (issue.path.length === 0 || issue.path[0] === 'kind')) {
      const kind = (change as { kind?: unknown } | null)?.kind;
      const message = kind === undefined ? 'A change must say its kind.' : `There is no kind of change “${String(kind).slice(0, 80)}”.`;
      return [{ field: `${at}.kind`, message, choices: scenarioChangeKinds.map((id) => ({ id, label: '' })) }];
    }
    const name = issue.path.at(-1);
    return [{ field: path, message: name === undefined ? `${at} ${issue.message}.` : `“${String(name)}” ${issue.message}.`, choices: [] }];
  });

/** Scenarios kept per network: one with changes of structure costs a compilation. */
const MOST_KEPT = 8;
const kept = new WeakMap<Network, Map<string, ReturnType<typeof applyScenario>>>();

const applied = (network: Network, scenario: Scenario): ReturnType<typeof applyScenario> => {
  const known = kept.get(network) ?? new Map<string, ReturnType<typeof applyScenario>>();
  kept.set(network, known);
  const key = JSON.stringify(scenario);
  const outcome = known.get(key) ?? applyScenario(network, scenario);
  known.delete(key);
  known.set(key, outcome);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KEPT) break;
    known.delete(oldest);
  }
  return outcome;
};
