/** Limits and queues in the reader's language: places by their names, services by their own. */
import type { FreightAssignmentDocument } from '../../../src/contract/index.js';
import type { SayStudy } from '../words/studies/study-words.js';

type NameOf = (id: string, otherwise?: string) => string;
type Limit = FreightAssignmentDocument['capacities'][number];

/** The document's name ends with the places, in English: `Alat - Kuryk ro-ro, Port of Alat to Port of Kuryk`. */
export function limitName(s: SayStudy, nameOf: NameOf, { kind, name, places }: Limit): string {
  const [from = '', to = ''] = places;
  switch (kind) {
    case 'service':
    case 'pipeline': {
      const own = name.includes(', ') ? name.slice(0, name.lastIndexOf(', ')) : name;
      return `${own}, ${nameOf(from)} → ${nameOf(to)}`;
    }
    case 'link':
      return `${nameOf(from)} → ${nameOf(to)}`;
    case 'border':
      return `${nameOf(from, name)}${name.includes(', ') ? `, ${name.slice(name.lastIndexOf(', ') + 2).replace(' to ', ' → ')}` : ''}`;
    case 'terminal':
      return nameOf(from, name);
    case 'reloading':
      return `${nameOf(from, name)}, ${s('limit_reloading')}`;
  }
}
