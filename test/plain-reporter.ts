/** The closing line that CI reads, `N passed, N failed, N skipped`, and the name of every test that was skipped: none is skipped in silence. */
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

export default class PlainReporter implements Reporter {
  #log: (line: string) => void = () => {};

  onInit(vitest: Vitest): void {
    this.#log = (line) => vitest.logger.log(line);
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const of = (state: string): TestCase[] => tests.filter((test) => test.result().state === state);
    const skipped = of('skipped');
    // a file that cannot be loaded, and an error outside every test, are failures too
    const failed = of('failed').length + modules.filter((module) => module.errors().length > 0).length + unhandled.length;
    for (const test of skipped) this.#log(`skipped: ${test.fullName}${reasonOf(test)}`);
    this.#log(`\n${of('passed').length} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return result.state === 'skipped' && result.note !== undefined ? ` (${result.note})` : '';
}
