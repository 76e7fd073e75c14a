/** Files in an order that ends the run early: the longest first, so that at the end no worker waits for another's long file. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Measured on two shared cores; files that are not named take less than any of these. */
const longest = [
  'test/web/studies',
  'test/web/control',
  'test/web/page',
  'test/store/kills',
  'test/cli/operations',
  'test/studies/studies',
  'test/cli/assign',
  'test/studies/nats',
  'test/http/fuzz',
  'test/real/front-reference',
  'test/web/demo-launch',
  'test/store/migrations',
  'test/store/conformance',
  'test/store/races',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      return place < 0 ? longest.length : place;
    };
    // what is alike keeps vitest's order
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
