/** An instance as the texts of TNTP files; reading them again gives the same numbers to the last bit. */
import type { TntpFlow, TntpInstance, TntpNode, TntpTrips } from './tntp-instance.js';

/** File name to text: net and trips always, nodes and flows where the instance has any. */
export function writeTntp(instance: TntpInstance): ReadonlyMap<string, string> {
  const { name, coordinates, flows } = instance;
  const files = new Map([
    [`${name}_net.tntp`, renderNet(instance)],
    [`${name}_trips.tntp`, renderTrips(instance)],
  ]);
  if (coordinates.length > 0) files.set(`${name}_node.tntp`, renderNodes(coordinates));
  if (flows.length > 0) files.set(`${name}_flow.tntp`, renderFlows(flows));
  return files;
}

export function renderFlows(flows: readonly TntpFlow[]): string {
  return ['From\tTo\tVolume\tCost', ...flows.map(({ from, to, volume, cost }) => [from, to, volume, cost].join('\t')), ''].join('\n');
}

function renderNet({ zones, nodes, firstThru, links, tollFactor, distanceFactor }: TntpInstance): string {
  return [
    `<NUMBER OF ZONES> ${zones}`,
    `<NUMBER OF NODES> ${nodes}`,
    `<FIRST THRU NODE> ${firstThru}`,
    `<NUMBER OF LINKS> ${links.length}`,
    ...(tollFactor === 0 ? [] : [`<TOLL FACTOR> ${tollFactor}`]),
    ...(distanceFactor === 0 ? [] : [`<DISTANCE FACTOR> ${distanceFactor}`]),
    '<END OF METADATA>',
    '',
    '~\tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;',
    ...links.map((link) =>
      ['', link.from, link.to, link.capacity, link.length, link.freeFlowTime, link.b, link.power, link.speed, link.toll, link.type, ';'].join('\t'),
    ),
    '',
  ].join('\n');
}

const perLine = 5;

function renderTrips({ zones, trips }: TntpInstance): string {
  const byOrigin = new Map<number, TntpTrips[]>();
  for (const one of trips) {
    const row = byOrigin.get(one.origin);
    if (row === undefined) byOrigin.set(one.origin, [one]);
    else row.push(one);
  }
  const lines = [`<NUMBER OF ZONES> ${zones}`, `<TOTAL OD FLOW> ${trips.reduce((sum, { amount }) => sum + amount, 0)}`, '<END OF METADATA>', ''];
  for (const [origin, row] of byOrigin) {
    lines.push('', `Origin ${origin}`);
    for (let at = 0; at < row.length; at += perLine) {
      lines.push(
        row
          .slice(at, at + perLine)
          .map(({ destination, amount }) => `${destination} : ${amount};`)
          .join(' '),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

const renderNodes = (nodes: readonly TntpNode[]): string =>
  ['Node\tX\tY\t;', ...nodes.map(({ node, x, y }) => `${[node, x, y].join('\t')}\t;`), ''].join('\n');
