/** The flows of a demand table as a door received them: places and cargoes read, every problem at its row. Flows of 0 t are left out, and told. */
import type { FlowDocument } from '../contract/index.js';
import type { Cargo } from '../planning/index.js';
import type { Flow } from '../studies/index.js';
import { readFlowCargo, readStudyPlace, type StudyLog } from './read-study-terms.js';
import type { StudyReader } from './study-form.js';

/** `flows` undefined: those that ship, and a note says so. Equal texts are read once: a table names the same again and again. */
export function readFlows(flows: readonly FlowDocument[] | undefined, reader: StudyReader, log: StudyLog): readonly Flow[] {
  if (flows === undefined) log.notes.push('No demand table was given; assumed: the corridor flows of data/demand/corridor-flows.csv.');
  const places = new Map<string, ReturnType<typeof readStudyPlace>>();
  const cargoes = new Map<string, Cargo>();
  const place = (text: string, field: string) => {
    const found = places.get(text) ?? readStudyPlace(text, field, reader, { ...log, notes: [] });
    places.set(text, found);
    return found;
  };
  const cargo = (text: string, field: string): Cargo | undefined => {
    const found = cargoes.get(text) ?? readFlowCargo(text, field, reader, log);
    if (found !== undefined) cargoes.set(text, found);
    return found;
  };
  const nothing: string[] = [];
  const read = (flows ?? reader.defaultFlows()).flatMap((flow, i): Flow[] => {
    const origin = place(flow.origin, `flows.${i}.origin`);
    const destination = place(flow.destination, `flows.${i}.destination`);
    const load = cargo(flow.cargo, `flows.${i}.cargo`);
    if (origin !== undefined && origin === destination) {
      const message = `Origin and destination are the same place, ${origin.names.en}; they must differ.`;
      log.problems.push({ field: `flows.${i}.destination`, message, choices: [] });
      return [];
    }
    if (origin === undefined || destination === undefined || load === undefined) return [];
    if (flow.tonnesPerYear === 0) {
      nothing.push(`${origin.names.en} to ${destination.names.en}`);
      return [];
    }
    return [{ origin: origin.id, destination: destination.id, tonnesPerYear: flow.tonnesPerYear, cargo: load }];
  });
  tellNothing(nothing, read.length, log);
  return read;
}

/** Tables of demand have zeros where nothing goes: no fault of the table, unless there is nothing else in it. */
function tellNothing(nothing: readonly string[], others: number, { notes, problems }: StudyLog): void {
  if (nothing.length === 0) return;
  const listed = `${nothing.slice(0, 3).join(', ')}${nothing.length > 3 ? ` and ${nothing.length - 3} more` : ''}`;
  if (others > 0) notes.push(`${nothing.length === 1 ? 'A flow' : `${nothing.length} flows`} of 0 t a year left out: ${listed}.`);
  else if (problems.length === 0) problems.push({ field: 'flows', message: 'All flows are of 0 t a year: there is nothing to carry.', choices: [] });
}
