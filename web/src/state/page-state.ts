/** All that the page knows, and every way it can change. The address keeps what a link must restore; the rest is of the moment. */
import type { ItineraryDocument, PlanDocument, ProblemDocument } from '../../../src/contract/index.js';
import type { Names } from '../server/ask-server.js';
import type { Address, Figure, NetworkLayer, Tab, Theme } from './address.js';
import { emptyQuestion, type Question, questionOf, sameQuestion } from './question.js';

export type Trouble =
  | { readonly kind: 'gone'; readonly since: number }
  | { readonly kind: 'busy' }
  | { readonly kind: 'fault'; readonly detail: string }
  | { readonly kind: 'problems'; readonly problems: readonly ProblemDocument[] };

export interface PageState {
  readonly question: Question;
  /** The question is still the server's example. */
  readonly isExample: boolean;
  /** When the question now on its way was asked. */
  readonly askedAt: number | undefined;
  readonly answer: PlanDocument | undefined;
  readonly answeredQuestion: Question | undefined;
  readonly answeredAt: number;
  readonly trouble: Trouble | undefined;
  /** The front of the answered question, when someone looked at it. */
  readonly front: readonly ItineraryDocument[] | undefined;
  /** A way of the front that is not on the shortlist, fetched whole. */
  readonly extra: ItineraryDocument | undefined;
  /** As the address names it; the answer may not hold it. */
  readonly wantedWay: string | undefined;
  readonly hoverWay: string | undefined;
  /** Position of a leg in the chosen way. */
  readonly hoverLeg: number | undefined;
  readonly tab: Tab;
  readonly ledger: Figure | undefined;
  readonly layers: readonly NetworkLayer[];
  readonly theme: Theme | undefined;
  /** Names of every place met, by id. */
  readonly names: ReadonlyMap<string, Names>;
}

export type Change =
  | { readonly do: 'ask'; readonly question: Question; readonly at: number }
  | { readonly do: 'stop' }
  | { readonly do: 'answer'; readonly answer: PlanDocument; readonly at: number; readonly example: boolean }
  | { readonly do: 'trouble'; readonly trouble: Trouble }
  | { readonly do: 'recovered' }
  | { readonly do: 'front'; readonly front: PlanDocument }
  | { readonly do: 'extra'; readonly answer: PlanDocument }
  | { readonly do: 'choose'; readonly way: string }
  | { readonly do: 'hover'; readonly way: string | undefined; readonly leg?: number | undefined }
  | { readonly do: 'tab'; readonly tab: Tab }
  | { readonly do: 'ledger'; readonly figure: Figure | undefined; readonly way?: string }
  | { readonly do: 'layers'; readonly layers: readonly NetworkLayer[] }
  | { readonly do: 'theme'; readonly theme: Theme | undefined }
  | { readonly do: 'names'; readonly id: string; readonly names: Names }
  | { readonly do: 'address'; readonly address: Address; readonly at: number };

export const startState = (address: Address, at: number): PageState => ({
  question: address.question ?? emptyQuestion,
  isExample: address.question === undefined,
  askedAt: at,
  answer: undefined,
  answeredQuestion: undefined,
  answeredAt: 0,
  trouble: undefined,
  front: undefined,
  extra: undefined,
  wantedWay: address.way,
  hoverWay: undefined,
  hoverLeg: undefined,
  tab: address.tab,
  ledger: address.ledger,
  layers: address.layers,
  theme: address.theme,
  names: new Map(),
});

export function changePage(state: PageState, change: Change): PageState {
  switch (change.do) {
    case 'ask':
      return {
        ...state,
        question: change.question,
        isExample: false,
        askedAt: change.at,
        wantedWay: undefined,
        trouble: undefined,
        hoverWay: undefined,
      };
    case 'stop':
      return { ...state, askedAt: undefined, question: state.answeredQuestion ?? state.question };
    case 'answer':
      return takeAnswer(state, change.answer, change.at, change.example);
    case 'trouble':
      return { ...state, askedAt: undefined, trouble: change.trouble };
    case 'recovered':
      return { ...state, trouble: undefined };
    case 'front':
      return { ...state, front: change.front.itineraries, names: withNames(state.names, change.front) };
    case 'extra':
      return { ...state, extra: change.answer.itineraries[0] ?? state.extra, names: withNames(state.names, change.answer) };
    case 'choose':
      return { ...state, wantedWay: change.way, hoverLeg: undefined };
    case 'hover':
      return state.hoverWay === change.way && state.hoverLeg === change.leg ? state : { ...state, hoverWay: change.way, hoverLeg: change.leg };
    case 'tab':
      return { ...state, tab: change.tab };
    case 'ledger':
      return { ...state, ledger: change.figure, wantedWay: change.way ?? state.wantedWay };
    case 'layers':
      return { ...state, layers: change.layers };
    case 'theme':
      return { ...state, theme: change.theme };
    case 'names':
      return { ...state, names: new Map(state.names).set(change.id, change.names) };
    case 'address':
      return goTo(state, change.address, change.at);
  }
}

function takeAnswer(state: PageState, answer: PlanDocument, at: number, example: boolean): PageState {
  const question = example ? questionOf(answer) : state.question;
  const same = state.answeredQuestion !== undefined && sameQuestion(state.answeredQuestion, question);
  return {
    ...state,
    question,
    answer,
    answeredQuestion: question,
    answeredAt: at,
    askedAt: undefined,
    trouble: undefined,
    isExample: example,
    front: same ? state.front : undefined,
    extra: same ? state.extra : undefined,
    ledger: answer.itineraries.length === 0 ? undefined : state.ledger,
    names: withNames(state.names, answer),
  };
}

function withNames(names: ReadonlyMap<string, Names>, { places }: PlanDocument): ReadonlyMap<string, Names> {
  const all = new Map(names);
  for (const place of places) all.set(place.id, place.names);
  return all;
}

function goTo(state: PageState, address: Address, at: number): PageState {
  const { way, tab, ledger, layers, theme } = address;
  const moved = { ...state, wantedWay: way, tab, ledger, layers, theme };
  if (address.question === undefined || sameQuestion(address.question, state.question)) return moved;
  return { ...moved, question: address.question, isExample: false, askedAt: at, trouble: undefined };
}

/** The ways that can be chosen: the shortlist, and the one fetched from the front. */
export const waysOf = ({ answer, extra }: Pick<PageState, 'answer' | 'extra'>): readonly ItineraryDocument[] => {
  const shown = answer?.itineraries ?? [];
  return extra === undefined || shown.some((way) => way.id === extra.id) ? shown : [...shown, extra];
};

/** The way in the foreground: the one asked for, else the best compromise, else the first. */
export function chosenWay(state: PageState): ItineraryDocument | undefined {
  const ways = waysOf(state);
  return ways.find((way) => way.id === state.wantedWay) ?? ways.find((way) => way.labels.includes('best compromise')) ?? ways[0];
}
