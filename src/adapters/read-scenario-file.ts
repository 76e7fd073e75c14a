/** Scenarios from disk: those that the package carries, by name, and files of the user's own. YAML; JSON is YAML. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileSentence } from './file-sentence.js';
import { scenariosFolder } from './package-paths.js';

export type ScenarioFileReading =
  /** As the file holds it: not checked yet. */
  { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'refused'; readonly sentences: readonly string[] };

/** A file may be longer than any scenario of 200 changes, not more. */
const MOST_BYTES = 1_000_000;

/** Loaded with the first scenario: a plan without one does without. */
const loadYaml = (): typeof import('yaml') => createRequire(import.meta.url)('yaml') as typeof import('yaml');

const parse = (path: string, text: string): ScenarioFileReading => {
  const { LineCounter, parseDocument } = loadYaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length === 0) return { kind: 'read', value: document.toJS({ maxAliasCount: 100 }) };
  const sentences = document.errors.map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return `${path}, line ${line}, column ${col}: ${message.replace(/[.\s]+$/, '')}.`;
  });
  return { kind: 'refused', sentences };
};

const readFile = (path: string): ScenarioFileReading => {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > MOST_BYTES) return { kind: 'refused', sentences: [`${path} is larger than a scenario can be (1 MB).`] };
    return parse(path, bytes.toString('utf8'));
  } catch (error) {
    return { kind: 'refused', sentences: [fileSentence('read the scenario', path, error)] };
  }
};

/** A file by its path; a name without a slash and an ending is that of a ready scenario, which the caller looks up. */
export const readScenarioFile = (nameOrPath: string): ScenarioFileReading =>
  /^[a-z0-9-]+$/.test(nameOrPath) && !existsSync(nameOrPath) ? { kind: 'read', value: nameOrPath } : readFile(nameOrPath);

let ready: ReadonlyMap<string, unknown> | undefined;

/** By the name of the file, in alphabetical order. A file of the package that cannot be read is a fault and throws. */
export const readReadyScenarios = (): ReadonlyMap<string, unknown> => {
  ready ??= new Map(
    readdirSync(scenariosFolder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => {
        const reading = readFile(join(scenariosFolder, name));
        if (reading.kind === 'refused') throw new Error(reading.sentences.join(' '));
        return [basename(name, '.yaml'), reading.value];
      }),
  );
  return ready;
};
