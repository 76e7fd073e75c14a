/** The address bar holds the screen, what is chosen on it, and from when it is replayed; a link restores it. The key never stands there for long. */
import { type Theme, themes } from '../../state/address.js';

export const controlScreens = ['room', 'order', 'wall'] as const;
export type ControlScreen = (typeof controlScreens)[number];

/** What is shown of the chosen consignment. */
export const consignmentTabs = ['timeline', 'events', 'papers', 'waysOn', 'share'] as const;
export type ConsignmentTab = (typeof consignmentTabs)[number];

export interface ControlAddress {
  readonly screen: ControlScreen;
  readonly order: string | undefined;
  readonly consignment: string | undefined;
  readonly tab: ConsignmentTab;
  /** The log is played back. */
  readonly isReplay: boolean;
  readonly theme: Theme | undefined;
}

export function readControlAddress(search: string): ControlAddress {
  const at = new URLSearchParams(search);
  return {
    screen: controlScreens.find((one) => one === at.get('screen')) ?? 'room',
    order: at.get('order') ?? undefined,
    consignment: at.get('consignment') ?? undefined,
    tab: consignmentTabs.find((one) => one === at.get('tab')) ?? 'timeline',
    isReplay: at.get('replay') === '1',
    theme: themes.find((one) => one === at.get('theme')),
  };
}

export function writeControlAddress({ screen, order, consignment, tab, isReplay, theme }: ControlAddress, language: string | undefined): string {
  const at = new URLSearchParams();
  if (screen !== 'room') at.set('screen', screen);
  if (order !== undefined) at.set('order', order);
  if (consignment !== undefined) at.set('consignment', consignment);
  if (tab !== 'timeline') at.set('tab', tab);
  if (isReplay) at.set('replay', '1');
  if (language !== undefined) at.set('lang', language);
  if (theme !== undefined) at.set('theme', theme);
  const text = at.toString();
  return text === '' ? '' : `?${text}`;
}

const kept = 'qiyun-access-key';

/** A link may bring a key behind its `#key=`, which no server is told; it is taken out of the address at once. */
export function takeKey(): string | undefined {
  const brought = new URLSearchParams(location.hash.slice(1)).get('key');
  if (brought !== null && brought !== '') {
    sessionStorage.setItem(kept, brought);
    history.replaceState(null, '', `${location.pathname}${location.search}`);
  }
  return sessionStorage.getItem(kept) ?? undefined;
}

export const keepKey = (key: string): void => sessionStorage.setItem(kept, key);
export const dropKey = (): void => sessionStorage.removeItem(kept);
