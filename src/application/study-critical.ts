/** The form of criticality: a demand table in, things in order of what their loss costs out. */
import type { CriticalDocument, criticalCallSchema } from '../contract/index.js';
import type { Network } from '../network/index.js';
import { type CostWeights, type CriticalQuestion, type CriticalResult, type CriticalThing, costWeightDefaults } from '../studies/index.js';
import { renderCargo } from './describe-cargo.js';
import { linePoints } from './layer-links.js';
import { splitAt180 } from './present-geojson.js';
import { readFlows } from './read-flows.js';
import { readDepart } from './read-plan-request.js';
import { seasonNotes } from './season-note.js';
import { headOf, type Presented, placeOf, type ReadStudy, type StudyAnswer, type StudyForm, type StudyReader } from './study-form.js';
import { numberColumn, textColumn, wholeColumn } from './study-table.js';

type Call = (typeof criticalCallSchema)['_output'];

function read(call: Call, reader: StudyReader): ReadStudy {
  const log = { notes: [] as string[], problems: [] as ReadStudy['problems'][number][] };
  const flows = readFlows(call.flows, reader, log);
  const departAt = readDepart(call.depart, undefined, reader.now, log.notes, log.problems);
  if (log.problems.length > 0 || departAt === undefined) return { ...log, study: undefined };
  const question: CriticalQuestion = {
    flows,
    departAt,
    tir: call.tir,
    drivers: call.drivers === 2 ? 2 : 1,
    remove: [...new Set(call.remove)],
    weights: weightsOf(call),
  };
  return { ...log, study: { kind: 'critical', question } };
}

const weightsOf = ({ usdPerTonneDay, usdPerTonneCo2 }: Call): CostWeights => {
  const given = Object.entries(costWeightDefaults.usdPerTonneDay).map(([kind, usd]) => [kind, usdPerTonneDay ?? usd]);
  return { usdPerTonneDay: Object.fromEntries(given), usdPerTonneCo2 };
};

const idOf = (network: Network, { kind, row }: CriticalThing): { readonly id: string; readonly name: string } => {
  const name = (id: string): string => network.places.find((place) => place.id === id)?.names.en ?? id;
  switch (kind) {
    case 'link': {
      const link = network.tables.links[row];
      if (link === undefined) throw new Error(`links has no row ${row}`);
      return { id: `${link.from}/${link.to}/${link.mode}`, name: `${name(link.from)} – ${name(link.to)}, ${link.mode}` };
    }
    case 'place': {
      const place = network.places[row];
      if (place === undefined) throw new Error(`places has no row ${row}`);
      return { id: place.id, name: place.names.en };
    }
    case 'service': {
      const service = network.tables.services[row];
      if (service === undefined) throw new Error(`services has no row ${row}`);
      return { id: service.id, name: service.name };
    }
  }
};

const notesOf = ({ impossible, impossibleTonnes }: CriticalResult, flows: number): string[] => [
  'Cost is generalised: price, the worth of time and, when weighed, of emissions; each flow as so many consignments a year, each on its own best way, without limits of capacity.',
  'Cost added counts the flows that find another way; demand cut off is told apart, in tonnes a year, and adds no cost. A place that is an end of a flow cuts it off.',
  ...(impossible.length === 0
    ? []
    : [
        `${impossible.length} of ${flows} flows have no way even with everything there (${Math.round(impossibleTonnes)} t a year); they are left out.`,
      ]),
];

function present(presented: Presented, result: CriticalResult): StudyAnswer {
  const { network, study } = presented;
  const { flows, weights, departAt } = study.question as CriticalQuestion;
  const things = result.things.map((thing, i) => ({
    rank: i + 1,
    kind: thing.kind,
    ...idOf(network, thing),
    addedUsdPerYear: Math.round(thing.addedUsd),
    cutTonnesPerYear: thing.cutTonnes,
    flows: [...thing.flows],
  }));
  const document: CriticalDocument = {
    kind: 'critical',
    ...headOf({ network, notes: [...presented.notes, ...seasonNotes(network, departAt), ...notesOf(result, flows.length)] }),
    weights: { usdPerTonneDay: { ...weights.usdPerTonneDay }, usdPerTonneCo2: weights.usdPerTonneCo2 },
    removed: { ...result.removed },
    baseUsdPerYear: Math.round(result.baseUsd),
    flows: flows.map((flow, i) => ({ ...flow, cargo: renderCargo(flow.cargo), possible: !result.impossible.includes(i) })),
    things,
  };
  return {
    document,
    table: {
      columns: [
        wholeColumn('rank', things, ({ rank }) => rank),
        textColumn('kind', things, ({ kind }) => kind),
        textColumn('id', things, ({ id }) => id),
        textColumn('name', things, ({ name }) => name),
        numberColumn('added_usd_per_year', things, ({ addedUsdPerYear }) => addedUsdPerYear),
        numberColumn('cut_tonnes_per_year', things, ({ cutTonnesPerYear }) => cutTonnesPerYear),
        wholeColumn('flows', things, (thing) => thing.flows.length),
      ],
    },
    features: {
      type: 'FeatureCollection',
      features: things.flatMap((thing, i) => {
        const geometry = geometryOf(network, result.things[i]);
        return geometry === undefined
          ? []
          : [{ type: 'Feature' as const, geometry, properties: { ...thing, ...carriedOn(network, result.things[i]) } }];
      }),
    },
  };
}

/** What a map draws a link by. */
const carriedOn = (network: Network, thing: CriticalThing | undefined): { readonly mode?: string; readonly gaugeMm?: string } => {
  const link = thing?.kind === 'link' ? network.tables.links[thing.row] : undefined;
  return link === undefined ? {} : { mode: link.mode, ...(link.gauge_mm === undefined ? {} : { gaugeMm: link.gauge_mm.join(' + ') }) };
};

/** Links through their own points, places as points; a service has no shape of its own. */
const geometryOf = (network: Network, thing: CriticalThing | undefined): unknown => {
  const at = (id: string): readonly number[] => {
    const { lon, lat } = placeOf(network, id);
    return [lon, lat];
  };
  if (thing?.kind === 'place') return { type: 'Point', coordinates: at(network.places[thing.row]?.id ?? '') };
  const link = thing?.kind === 'link' ? network.tables.links[thing.row] : undefined;
  return link === undefined ? undefined : splitAt180(linePoints(placeOf(network, link.from), link.geometry ?? '', placeOf(network, link.to)));
};

export const criticalForm: StudyForm = { read, present };
