/** The flags of a row of transit-times.csv in the words of a plan query: the few of `qiyun plan` that choose a way. */
export interface WayFlags {
  /** A list as `mode:air,country:RU,IR`; empty when nothing is avoided. */
  readonly avoid: string;
  readonly via: readonly string[];
  readonly tir: boolean;
  readonly drivers: 1 | 2;
}

export function readFlags(flags: string): WayFlags {
  const avoid: string[] = [];
  const via: string[] = [];
  let [tir, drivers]: [boolean, 1 | 2] = [false, 1];
  const words = flags.split(' ').filter((word) => word !== '');
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--tir') tir = true;
    else if (word === '--avoid') avoid.push(requireValue(word, words.shift()));
    else if (word === '--via') via.push(requireValue(word, words.shift()));
    else if (word === '--drivers') drivers = requireValue(word, words.shift()) === '2' ? 2 : 1;
    else throw new Error(`flag ${word} of "${flags}" is not one of --tir, --avoid, --via, --drivers`);
  }
  return { avoid: avoid.join(','), via, tir, drivers };
}

function requireValue(flag: string, value: string | undefined): string {
  if (value === undefined) throw new Error(`${flag} has no value`);
  return value;
}
