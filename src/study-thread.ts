/** The entry of a thread that does jobs of studies: opens the network over the memory it was given. */
import { highsHere, runPlanThread, type StudyThreadCall, WHOLE_SHARE } from './adapters/index.js';
import { readImage } from './network/index.js';
import { runJob, type Study } from './studies/index.js';

runPlanThread((image) => {
  const reading = readImage(image);
  if (reading.kind === 'refused') throw new Error(reading.sentence);
  const decoder = new TextDecoder();
  let known: { readonly key: string; readonly study: Study } | undefined;
  const studyOf = ({ key, study }: StudyThreadCall): Study => {
    // slice: a decoder does not read shared memory
    if (known?.key !== key) known = { key, study: JSON.parse(decoder.decode(new Uint8Array(study).slice())) as Study };
    return known.study;
  };
  return async ({ call }, cancelled) => {
    const asked = call as StudyThreadCall;
    const shares = asked.shares === undefined ? undefined : new Int32Array(asked.shares);
    const report = (share: number): void => void (shares !== undefined && Atomics.store(shares, asked.index, Math.round(share * WHOLE_SHARE)));
    const part = await runJob(reading.network, studyOf(asked), asked.index, { cancelled, report, solver: highsHere });
    return { kind: 'answered', ways: 0, text: decoder.decode(part) };
  };
});
