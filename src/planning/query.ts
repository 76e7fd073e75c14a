/** What is asked of the planner, in model types: every word already understood, every limit in its unit. */

import type { Commodity } from '../network/index.js';
import type { GramsCo2e, Instant, Seconds, Tonnes, UsdCents } from '../units/index.js';

export const containerTypes = ['20DC', '40DC', '40HC', '45HC', '20RF', '40RF'] as const;
export type ContainerType = (typeof containerTypes)[number];

export const criteria = ['time', 'cost', 'co2', 'reliability'] as const;
export type Criterion = (typeof criteria)[number];

/** How the cargo is presented. Tonnes are net cargo, for the whole consignment, unless the name says otherwise. */
export type CargoKind =
  | { readonly kind: 'containers'; readonly type: ContainerType; readonly count: number; readonly tonnesEach: Tonnes }
  | { readonly kind: 'trucks'; readonly count: number; readonly tonnesEach: Tonnes }
  | { readonly kind: 'wagons'; readonly count: number; readonly tonnesEach: Tonnes }
  | { readonly kind: 'loose'; readonly tonnes: Tonnes; readonly volumeM3: number | undefined; readonly pallets: number | undefined }
  | { readonly kind: 'liquid'; readonly commodity: Commodity; readonly tonnes: Tonnes };

export interface Cargo {
  readonly load: CargoKind;
  /** IMDG / ADR class as `3` or `5.1`; undefined when not dangerous. */
  readonly dangerousClass: string | undefined;
  /** Set point in °C when the cargo must be kept at a temperature. */
  readonly temperatureC: number | undefined;
  /** Wider, higher or longer than the load unit. */
  readonly oversize: boolean;
  /** Customs value, US cents; undefined when not told. */
  readonly value: UsdCents | undefined;
}

/** What `avoid` and `require` can name. */
export type Selector =
  | { readonly kind: 'country'; readonly id: string }
  | { readonly kind: 'mode'; readonly id: string }
  | { readonly kind: 'place'; readonly id: string }
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'passage'; readonly id: string }
  | { readonly kind: 'layer'; readonly id: string };

export interface PlanQuery {
  /** Place id, name in any of the four languages, or `lat,lon`. */
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  readonly cargo: Cargo;
  readonly departAt: Instant;
  /** Latest arrival that is still in time; undefined when there is none. */
  readonly deadline: Instant | undefined;
  /** In the order of weight; the first breaks ties. */
  readonly by: readonly Criterion[];
  readonly avoid: readonly Selector[];
  /** Things whose absence from the answer is to be explained. */
  readonly whyNot: readonly Selector[];
  readonly tir: boolean;
  readonly drivers: 1 | 2;
  readonly maxTransshipments: number | undefined;
  readonly maxCost: UsdCents | undefined;
  /** Ways shown; `front` shows all. */
  readonly top: number;
  readonly front: boolean;
  /** 0 = exact. Otherwise no way on the true front is better than a shown one by more than this share in every criterion. */
  readonly epsilon: number;
  readonly seed: number;
  readonly draws: number;
}

export type { GramsCo2e, Instant, Seconds, Tonnes, UsdCents };
