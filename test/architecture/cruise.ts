/**
 * Who imports whom below a `src` folder, judged by the ranks: dependency-cruiser reads the imports (type-only ones too), the rules are
 * made from the array. It needs @swc/core as its parser: with TypeScript 7 alone it reads no module and finds, of course, no fault.
 */
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

export interface Verdict {
  /** Source files that were read, relative to `baseDir`. */
  readonly modules: readonly string[];
  /** `rule: from -> to`, sorted. */
  readonly violations: readonly string[];
}

/** Judges `src` inside `baseDir`. */
export async function judgeImports(baseDir: string, ranks: readonly (readonly string[])[]): Promise<Verdict> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir,
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: '(^|/)node_modules/' },
      validate: true,
      ruleSet: { forbidden: rulesOf(ranks) },
    },
    {
      extensionAlias: { '.js': ['.ts', '.d.ts'] },
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    } as object,
  );
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules
      .map((module) => module.source)
      .filter((source) => source.startsWith('src/'))
      .sort(),
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort(),
  };
}

export function rulesOf(ranks: readonly (readonly string[])[]): IForbiddenRuleType[] {
  const names = ranks.flat();
  return [
    ...ranks.flatMap((rank, height) => rank.map((name) => downward(name, ranks.slice(0, height).flat()))),
    {
      name: 'ranked',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: [`^src/(${names.map(asPattern).join('|')})`, '^src/core-globals'] },
    },
    {
      name: 'by-index',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/.', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(geojson|topojson-specification)$' } },
    { name: 'no-test-in-product', severity: 'error', from: { path: '^src/', pathNot: '\\.test\\.ts$' }, to: { path: ['^test/', '\\.test\\.ts$'] } },
  ];
}

/** From folder (or file) `name` to anything of src/ that is neither itself nor lower. */
function downward(name: string, lower: readonly string[]): IForbiddenRuleType {
  return {
    name: 'downward',
    severity: 'error',
    from: { path: `^src/${asPattern(name)}` },
    to: { path: '^src/', pathNot: [...[name, ...lower].map((allowed) => `^src/${asPattern(allowed)}`), '^src/core-globals'] },
  };
}

const asPattern = (name: string): string => (name.endsWith('.ts') ? `${name.replaceAll('.', '\\.')}$` : `${name}/`);
