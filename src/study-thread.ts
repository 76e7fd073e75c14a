/** The entry of a thread that does jobs of studies: opens the network over the memory it was given. */
import { runPlanThread, type StudyThreadCall } from './adapters/index.js';
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
  return ({ call }, cancelled) => {
    const asked = call as StudyThreadCall;
    return { kind: 'answered', ways: 0, text: decoder.decode(runJob(reading.network, studyOf(asked), asked.index, { cancelled })) };
  };
});
