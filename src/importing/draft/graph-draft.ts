/** A plain graph of nodes with positions and directed arcs with lengths (DIMACS, GMNS, TNTP) as rows: opposite arcs of one length are one link. */
import { greatCircle, type Position } from '../../geo/index.js';
import type { SpeedClass } from '../../network/index.js';
import type { IssueLog } from '../issue-log.js';
import { fitLengthUnit } from './fit-unit.js';
import { type DraftLink, type DraftPlace, draftLink, draftPlace, emptyDraft, type ImportDraft } from './import-draft.js';

export interface GraphArc {
  /** As in the file. */
  readonly id: string;
  /** Rows of the nodes. */
  readonly from: number;
  readonly to: number;
  /** In the unit of the file; undefined when it says none. */
  readonly length: number | undefined;
  readonly bothWays: boolean;
  readonly speedClass: SpeedClass;
  readonly name: string | undefined;
  readonly geometry?: string | undefined;
}

export interface GraphFile {
  readonly file: string;
  readonly namespace: string;
  /** As in the file, of node row `i`. */
  readonly nodeName: (row: number) => string;
}

/** Where no unit fits the lengths: a road is longer than the straight line. Assumed. */
const DETOUR = 1.2;
/** Positions are rounded: a road may come out so much shorter than its straight line, and is no news. */
const ROUNDING = 1.02;

export function draftOfGraph(
  nodes: readonly Position[],
  arcs: readonly GraphArc[],
  { file, namespace, nodeName }: GraphFile,
  log: IssueLog,
): ImportDraft {
  const straight = (arc: GraphArc): number => greatCircle(nodes[arc.from] as Position, nodes[arc.to] as Position);
  const step = Math.max(1, Math.floor(arcs.length / 2000));
  const sample = arcs.filter((arc, i) => i % step === 0 && arc.length !== undefined);
  const unit = fitLengthUnit(sample.map((arc) => [arc.length ?? 0, straight(arc)]));
  const told =
    unit === undefined
      ? `no unit fits the lengths of the file; straight lines x ${DETOUR} are used`
      : `lengths are taken to be in ${unit.name}, which fits the positions`;
  log.report('import/assumed', { file }, told);
  let short = 0;
  const lengthKm = (arc: GraphArc): number => {
    const straightM = straight(arc);
    if (unit !== undefined && arc.length !== undefined && arc.length * unit.metres < straightM / ROUNDING - 1) short++;
    const metres = unit === undefined || arc.length === undefined ? straightM * DETOUR : Math.max(arc.length * unit.metres, straightM);
    return Math.max(0.001, Math.round(metres) / 1000);
  };
  const places = nodes.map(
    (at, row): DraftPlace => draftPlace({ id: `${namespace}:${nodeName(row)}`, name: '', ...at, roles: ['point'], source: file }),
  );
  const known = new Map<string, number>();
  const links: DraftLink[] = [];
  for (const arc of arcs) {
    if (arc.from === arc.to) continue;
    const km = lengthKm(arc);
    const key = (from: number, to: number): string => `${from}>${to}/${km}/${arc.speedClass}/${arc.geometry ?? ''}`;
    const opposite = known.get(key(arc.to, arc.from));
    if (opposite !== undefined && !arc.bothWays) {
      links[opposite] = { ...(links[opposite] as DraftLink), direction: 'both' };
      known.delete(key(arc.to, arc.from));
      continue;
    }
    if (!arc.bothWays) known.set(key(arc.from, arc.to), links.length);
    links.push(
      draftLink({
        id: `${namespace}:a${arc.id}`,
        from: places[arc.from]?.id ?? '',
        to: places[arc.to]?.id ?? '',
        mode: 'road',
        line: arc.name,
        length_km: km,
        speed_class: arc.speedClass,
        direction: arc.bothWays ? 'both' : 'one',
        geometry: arc.geometry,
        source: file,
      }),
    );
  }
  if (short > 0)
    log.report('import/assumed', { file }, `arcs shorter than the straight line between their ends are taken to be as long as that: ${short}`);
  return { ...emptyDraft, places, links };
}
