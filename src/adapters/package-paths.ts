/** Where things of this package lie, seen from the compiled file in dist/adapters/. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const inPackage = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The default network as a folder of tables. */
export const defaultFolder = inPackage('data/eurasia');
/** The default demand table. */
export const defaultDemand = inPackage('data/demand/corridor-flows.csv');
/** The default network as an image, made by `npm run build`. */
export const defaultImage = inPackage('dist/eurasia.qiyun');
/** The ready scenarios, one YAML file each. */
export const scenariosFolder = inPackage('data/scenarios');
/** Pairs of places that a comparison takes when none are named. */
export const defaultPairs = inPackage('data/demand/corridor-pairs.csv');
/** Flows that fill the corridor over the Caspian. */
export const defaultFlows = inPackage('data/demand/caspian-flows.csv');
/** The built web app, made by `npm run build`. */
export const webFolder = inPackage('dist/web');

/** The typefaces of papers, made by `npm run build`. */
export const fontsFolder = inPackage('dist/fonts');

/** What package.json says of itself; `reportTo` is where faults are told, empty when it says nothing. */
export function readPackageFacts(): { readonly version: string; readonly reportTo: string } {
  const facts = JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as { readonly version: string; readonly bugs?: { readonly url: string } };
  return { version: facts.version, reportTo: facts.bugs?.url ?? '' };
}
