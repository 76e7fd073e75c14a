/** The address bar holds the whole page: question, chosen way, drawer, ledger, layers, language, theme. A link restores all of it. */
import { type Criterion, criteria, emptyQuestion, type Question } from './question.js';

export const tabs = ['timeline', 'distance', 'front', 'table'] as const;
export type Tab = (typeof tabs)[number];
export const figures = ['time', 'cost', 'co2e', 'distance'] as const;
export type Figure = (typeof figures)[number];
export const networkLayers = ['road', 'rail1435', 'rail1520', 'sea', 'ferry', 'air', 'pipeline', 'border', 'terminal'] as const;
export type NetworkLayer = (typeof networkLayers)[number];
export const languages = ['en', 'zh-Hans', 'zh-Hant', 'ru'] as const;
export type Language = (typeof languages)[number];
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface Address {
  /** Undefined: none is named, and the example is shown. */
  readonly question: Question | undefined;
  readonly way: string | undefined;
  readonly tab: Tab;
  readonly ledger: Figure | undefined;
  readonly layers: readonly NetworkLayer[];
  readonly language: Language | undefined;
  readonly theme: Theme | undefined;
}

const among = <T extends string>(list: readonly T[], text: string | null): T | undefined => list.find((one) => one === text);
const someOf = <T extends string>(list: readonly T[], text: string | null): readonly T[] => {
  const named = new Set((text ?? '').split(','));
  return list.filter((one) => named.has(one));
};
const count = (text: string | null): number | undefined => (text !== null && text !== '' && Number(text) >= 0 ? Number(text) : undefined);

export function readAddress(search: string): Address {
  const at = new URLSearchParams(search);
  return {
    question: at.has('from') || at.has('to') ? readQuestion(at) : undefined,
    way: at.get('way') ?? undefined,
    tab: among(tabs, at.get('tab')) ?? 'timeline',
    ledger: among(figures, at.get('ledger')),
    layers: someOf(networkLayers, at.get('layers')),
    language: among(languages, at.get('lang')),
    theme: among(themes, at.get('theme')),
  };
}

function readQuestion(at: URLSearchParams): Question {
  const by: readonly Criterion[] = someOf(criteria, at.get('by'));
  return {
    from: at.get('from') ?? '',
    to: at.get('to') ?? '',
    via: at.getAll('via'),
    cargo: at.get('cargo') ?? emptyQuestion.cargo,
    depart: at.get('depart') ?? '',
    deadline: at.get('deadline') ?? '',
    by: by.length > 0 ? by : emptyQuestion.by,
    avoid: (at.get('avoid') ?? '').split(',').filter((selector) => selector !== ''),
    tir: at.get('tir') === '1',
    drivers: at.get('drivers') === '2' ? 2 : 1,
    maxTransshipments: count(at.get('changes')),
    maxCostUsd: count(at.get('usd')),
  };
}

export function writeAddress(address: Address): string {
  const at = new URLSearchParams();
  const put = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') at.append(name, String(value));
  };
  const { question } = address;
  if (question !== undefined) {
    put('from', question.from);
    put('to', question.to);
    for (const place of question.via) put('via', place);
    put('cargo', question.cargo);
    put('depart', question.depart);
    put('deadline', question.deadline);
    put('by', question.by.join() === emptyQuestion.by.join() ? '' : question.by.join());
    put('avoid', question.avoid.join());
    put('tir', question.tir ? 1 : '');
    put('drivers', question.drivers === 2 ? 2 : '');
    put('changes', question.maxTransshipments);
    put('usd', question.maxCostUsd);
  }
  put('way', address.way);
  put('tab', address.tab === 'timeline' ? '' : address.tab);
  put('ledger', address.ledger);
  put('layers', address.layers.join());
  put('lang', address.language);
  put('theme', address.theme);
  const text = at.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
