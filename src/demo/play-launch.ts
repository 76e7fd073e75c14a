/** The whole story on one stage, from the parties’ keys to the verdict. */
import type { DemoStep } from '../cli/index.js';
import { cross, launchTogether, sendAgain } from './crossing.js';
import { openStage, play, type StageParts } from './stage.js';
import { driveToThePorts } from './to-the-ports.js';
import { reachVerdict, type VerdictParts } from './verdict.js';

export const launchStart = '2024-06-20T09:00:00+05:00';

export async function tellLaunch(parts: StageParts, checks: Omit<VerdictParts, 'said'>): Promise<boolean> {
  const said = new Map<string, DemoStep>();
  const tell = (step: DemoStep): void => {
    said.set(step.step, step);
    parts.tell(step);
  };
  const stage = await openStage({ ...parts, tell });
  const cast = Object.values(stage.cast).map(({ id }) => id);
  // behind the #, so that no server is told the key
  const [room, wall] = ['', '?screen=wall'].map((screen) => `${stage.url}control${screen}#key=${stage.watchKey}`);
  const opening = {
    step: 'parties',
    at: launchStart,
    basis: 'assumed',
    sentence: `${cast.length} parties take part, each with an access key of its own; two sign. Watch the wall at ${wall}`,
  } as const;
  await play(stage, opening, async () => ({ parties: cast, wall, room }));
  await driveToThePorts(stage);
  await launchTogether(stage);
  await cross(stage);
  await sendAgain(stage, 'caspian');
  const verdict = await reachVerdict(stage, { ...checks, said });
  parts.tell({ ...verdict });
  return verdict.ok;
}
