/** A better line: another class of speed, gauge or traction. What runs over it is found anew. */
import type { SpeedClass } from '../../network/index.js';
import { type ChangeKind, type ChangeOf, requireSome } from '../change-kind.js';
import { scenarioSource } from '../network-draft.js';
import { readThing } from '../thing.js';
import { touchesOf } from '../touch.js';

const about = ['link'] as const;
export const classesOfMode: Readonly<Record<string, readonly SpeedClass[]>> = {
  road: ['motorway', 'I', 'II', 'III', 'access'],
  rail: ['main', 'branch'],
  sea: ['ocean', 'short', 'caspian'],
};

export const upgrade: ChangeKind<ChangeOf<'upgrade'>> = {
  check: (change, names, report) => {
    requireSome(change, ['speedClass', 'gaugeMm', 'electrified'], report);
    const thing = readThing(change.what, names, report, about);
    for (const id of thing?.ids ?? []) {
      const mode = names.find('links', id)?.mode;
      if (mode === undefined) continue;
      if (change.speedClass !== undefined && !classesOfMode[mode]?.includes(change.speedClass)) {
        report('scenario/values', 'speedClass', `The class “${change.speedClass}” is not one of ${mode} links (${id}).`);
      }
      if (mode !== 'rail' && (change.gaugeMm !== undefined || change.electrified !== undefined)) {
        report('scenario/values', 'gaugeMm', `${id} is a ${mode} link: it has no gauge and no traction.`);
      }
    }
    return touchesOf(thing, 'build', JSON.stringify([change.speedClass, change.gaugeMm, change.electrified]));
  },
  rebuild: (change, draft, why) => {
    const { link = [], line = [] } = change.what;
    for (const [row, cells] of draft.rows('links').entries()) {
      if (!link.includes(cells.id) && (cells.line === undefined || !line.includes(cells.line))) continue;
      draft.patch('links', row, {
        ...(change.speedClass === undefined ? {} : { speed_class: change.speedClass }),
        ...(change.gaugeMm === undefined ? {} : { gauge_mm: change.gaugeMm }),
        ...(change.electrified === undefined ? {} : { electrified: change.electrified }),
        ...scenarioSource(cells, why),
      });
    }
  },
};
