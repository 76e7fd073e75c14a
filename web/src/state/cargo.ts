/** Cargo as the form edits it and as the one-line grammar of the contract writes it (docs/guide, `qiyun plan --help`). */
export const containerTypes = ['20DC', '40DC', '40HC', '45HC', '20RF', '40RF'] as const;
export type ContainerType = (typeof containerTypes)[number];
export const commodities = ['crude', 'products', 'gas'] as const;
export type Commodity = (typeof commodities)[number];
export const cargoKinds = ['container', 'truck', 'wagon', 'pallets', 'loose', 'liquid'] as const;
export type CargoKind = (typeof cargoKinds)[number];

/** Every field is kept when the kind changes, so that nothing typed is lost. */
export interface Cargo {
  readonly kind: CargoKind;
  readonly type: ContainerType;
  readonly commodity: Commodity;
  /** Containers, trucks, wagons or pallets. */
  readonly count: number;
  /** In each container, truck or wagon; of all pallets, of all loose or liquid cargo. */
  readonly tonnes: number;
  readonly cubicMetres: number | undefined;
  readonly celsius: number | undefined;
  /** Class of dangerous goods, as `3` or `6.1`. */
  readonly dangerous: string;
  readonly oversize: boolean;
}

export const defaultCargo: Cargo = {
  kind: 'container',
  type: '40HC',
  commodity: 'crude',
  count: 1,
  tonnes: 20,
  cubicMetres: undefined,
  celsius: undefined,
  dangerous: '',
  oversize: false,
};

export function renderCargo(cargo: Cargo): string {
  const { count, tonnes } = cargo;
  const loads: Readonly<Record<CargoKind, () => string>> = {
    container: () => `${count}x${cargo.type}:${tonnes}t`,
    truck: () => `${count === 1 ? '' : `${count}x`}truck:${tonnes}t`,
    wagon: () => `${count === 1 ? '' : `${count}x`}wagon:${tonnes}t`,
    pallets: () => `pallets:${count}:${tonnes}t${volume(cargo)}`,
    loose: () => `loose:${tonnes}t${volume(cargo)}`,
    liquid: () => `${cargo.commodity}:${tonnes}t`,
  };
  const cold = cargo.celsius === undefined || !canBeCold(cargo) ? '' : `@${cargo.celsius}C`;
  return `${loads[cargo.kind]()}${cold}${cargo.dangerous === '' ? '' : `,dg:${cargo.dangerous}`}${cargo.oversize ? ',oversize' : ''}`;
}

export const canBeCold = ({ kind, type }: Cargo): boolean => kind !== 'liquid' && (kind !== 'container' || type.endsWith('RF'));
const volume = ({ cubicMetres }: Cargo): string => (cubicMetres === undefined ? '' : `:${cubicMetres}m3`);

/** Reads what renderCargo writes; undefined where the text says more than the form can show. */
export function readCargo(text: string): Cargo | undefined {
  const [load = '', ...suffixes] = text.split(',').map((part) => part.trim());
  const match = /^(?:(\d+)x)?(\w+)((?::[\d.]+(?:t|m3)?)+)(?:@(-?[\d.]+)C)?$/.exec(load);
  if (match === null) return undefined;
  const [, countText, form = '', amountText = '', cold] = match;
  const amounts = amountText.slice(1).split(':');
  const tonnes = Number(amounts.find((amount) => amount.endsWith('t'))?.slice(0, -1));
  const cubic = amounts.find((amount) => amount.endsWith('m3'))?.slice(0, -2);
  const dangerous = suffixes.find((suffix) => suffix.startsWith('dg:'))?.slice(3) ?? '';
  const oversize = suffixes.includes('oversize');
  const known = suffixes.every((suffix) => suffix === 'oversize' || suffix.startsWith('dg:'));
  if (!known || !(tonnes > 0)) return undefined;
  const base: Cargo = {
    ...defaultCargo,
    count: Number(countText ?? 1),
    tonnes,
    celsius: cold === undefined ? undefined : Number(cold),
    cubicMetres: cubic === undefined ? undefined : Number(cubic),
    dangerous,
    oversize,
  };
  const type = containerTypes.find((one) => one === form);
  if (type !== undefined) return { ...base, kind: 'container', type };
  const commodity = commodities.find((one) => one === form);
  if (commodity !== undefined) return { ...base, kind: 'liquid', commodity };
  if (form === 'pallets') return { ...base, kind: 'pallets', count: Number(amounts[0]) };
  return form === 'truck' || form === 'wagon' || form === 'loose' ? { ...base, kind: form } : undefined;
}
