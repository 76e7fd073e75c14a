/** Every kind of study as a door sees it, and the two things done with any: a call to a study, a result to an answer. */
import { type Scenario, type studyForms as schemas, studyCallSchema } from '../contract/index.js';
import { networkOfStudy } from '../studies/index.js';
import { readScenario } from './read-scenario.js';
import { assignForm } from './study-assign.js';
import { criticalForm } from './study-critical.js';
import type { Presented, ReadStudy, StudyAnswer, StudyForm, StudyReader } from './study-form.js';
import { matrixForm } from './study-matrix.js';
import { reachForm } from './study-reach.js';
import { simulateForm } from './study-simulate.js';

const forms: Readonly<Record<keyof typeof schemas, StudyForm>> = {
  matrix: matrixForm,
  reach: reachForm,
  critical: criticalForm,
  assign: assignForm,
  simulate: simulateForm,
};

/** From whatever a door received; every problem at once. */
export function readStudy(raw: unknown, reader: StudyReader): ReadStudy {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const message = 'The request must be a JSON object with at least “kind”.';
    return { study: undefined, notes: [], problems: [{ field: 'request', message, choices: [] }] };
  }
  const { scenario: asked, ...rest } = raw as { readonly scenario?: unknown };
  const scenario = asked === undefined ? undefined : readScenario(asked, reader.network, reader.readyScenarios);
  const other = scenario?.kind === 'applied' ? scenario.applied.scenario : undefined;
  const { isBoth, ...read } = readQuestion(rest, reader, other);
  if (scenario === undefined || (isBoth && scenario.kind === 'applied')) return read;
  if (scenario.kind === 'problems') return { ...read, study: undefined, problems: [...scenario.problems, ...read.problems] };
  const { applied } = scenario;
  const notes = [`Under the scenario “${applied.scenario.name}”.`, ...read.notes];
  return { ...read, notes, study: read.study === undefined ? undefined : { ...read.study, scenario: applied.scenario } };
}

function readQuestion(raw: unknown, reader: StudyReader, scenario: Scenario | undefined): ReadStudy & { readonly isBoth: boolean } {
  const parsed = studyCallSchema.safeParse(raw);
  if (parsed.success) {
    const form = forms[parsed.data.kind];
    const isBoth = form.both === true;
    return { ...form.read(parsed.data as never, reader, isBoth ? scenario : undefined), isBoth };
  }
  const problems = parsed.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...issue.path.map(String), key].join('.'), message: `There is no field “${key}”.`, choices: [] }));
    }
    const field = issue.path.map(String).join('.') || 'request';
    if (issue.code === 'invalid_union') return [{ field: 'kind', message: `kind must be one of ${Object.keys(forms).join(', ')}.`, choices: [] }];
    return [{ field, message: `${field} ${issue.message}.`, choices: [] }];
  });
  return { study: undefined, notes: [], problems, isBoth: false };
}

export function presentStudy(presented: Presented, result: unknown): StudyAnswer {
  const form = Object.entries(forms).find(([kind]) => kind === presented.study.kind)?.[1];
  if (form === undefined) throw new Error(`“${presented.study.kind}” is no kind of study that can be presented`);
  return form.present({ ...presented, network: networkOfStudy(presented.network, presented.study) }, result as never);
}
