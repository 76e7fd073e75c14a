/** Networks, places and problems of packages as text for a terminal. */
import type { NetworkSurvey, PlaceSurvey } from '../application/index.js';
import type { Issue, Place } from '../network/index.js';
import { wrap } from './display-width.js';
import { grouped } from './figures.js';
import type { Terminal } from './terminal.js';
import { type Column, renderTable } from './text-table.js';
import type { FoundPlace } from './use-cases.js';

type Page = Pick<Terminal, 'width' | 'ink'>;
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const left = (title: string, most?: number): Column => ({ title, align: 'left', ...(most === undefined ? {} : { most }) });
const right = (title: string): Column => ({ title, align: 'right' });

export function renderNetwork(network: NetworkSurvey, { ink }: Page): string {
  const table = (columns: readonly Column[], rows: readonly (readonly string[])[]) => renderTable(columns, rows, { indent: 2, head: ink.dim });
  const counts = (list: readonly { readonly what: string; readonly count: number }[]) => list.map(({ what, count }) => [what, grouped(count)]);
  return text([
    ink.bold(`Network ${network.id}, version ${network.version}`),
    `${grouped(network.places.total)} places in ${network.countries} countries, ${grouped(network.procedures)} border procedures, ` +
      `${grouped(network.nodes)} nodes and ${grouped(network.arcs)} arcs.`,
    '',
    ...table([left('places'), right('rows')], counts(network.places.byRole)),
    '',
    ...table(
      [left('links'), right('rows'), right('km')],
      network.links.map(({ what, count, km }) => [what, grouped(count), grouped(km)]),
    ),
    '',
    ...table([left('services'), right('rows')], counts(network.services)),
    '',
    ...table([left('basis of all rows'), right('rows')], counts(network.bases)),
  ]);
}

export function placeLine(place: Place): string {
  const names = [place.names.zhHans, place.names.zhHant, place.names.ru].filter((name, i, all) => name !== '' && all.indexOf(name) === i);
  const where = place.country2 === '' ? place.country : `${place.country}–${place.country2}`;
  return `${place.names.en}${names.length === 0 ? '' : ` (${names.join(', ')})`}, ${where === '' ? 'at sea' : where}`;
}

export function renderPlace(survey: PlaceSurvey, { width, ink }: Page): string {
  const { place, terminal, links, services, procedures } = survey;
  const style = { indent: 2, head: ink.dim };
  const most = Math.max(20, width - 62);
  const lines = [
    ink.bold(placeLine(place)),
    `${place.id}: ${place.roles.map((role) => role.replace('_', ' ')).join(', ')}; ${place.lat.toFixed(3)}, ${place.lon.toFixed(3)}; ${place.zone}; ${place.status}` +
      (place.population > 0 ? `; ${grouped(place.population)} people` : ''),
  ];
  if (terminal !== undefined)
    lines.push(...wrap(`Terminal: ${terminal.layers.join(', ')}; handles ${terminal.handles.join(', ')}. ${terminal.source}`, width));
  if (links.length > 0) {
    const rows = links.map((link) => [
      link.mode,
      `${link.toName} (${link.to})`,
      grouped(link.km, 1),
      [link.class, link.gauge, link.line].filter(Boolean).join(' '),
      link.status,
      link.source,
    ]);
    lines.push(
      '',
      ...renderTable(
        [left('link'), left('to', 30), right('km'), left('class, gauge, line', 18), left('status'), left('source', Math.max(16, most - 24))],
        rows,
        style,
      ),
    );
  }
  if (services.length > 0) {
    const rows = services.map((service) => [service.mode, `${service.name} (${service.id})`, service.how, service.stops.join(' – ')]);
    lines.push('', ...renderTable([left('mode'), left('service', 30), left('runs', 20), left('stops', most)], rows, style));
  }
  if (procedures.length > 0) {
    const rows = procedures.map((row) => [
      row.mode,
      `${row.from} → ${row.to}`,
      row.regime.replace('_', ' '),
      grouped(row.p50H, 1),
      grouped(row.p90H, 1),
      grouped(row.feeUsd),
      row.status,
      row.source,
    ]);
    lines.push(
      '',
      ...renderTable(
        [left('border'), left('direction'), left('regime'), right('p50 h'), right('p90 h'), right('USD'), left('status'), left('source', most)],
        rows,
        style,
      ),
    );
  }
  return text(lines);
}

export function renderFound(found: readonly FoundPlace[], { ink }: Page): string {
  const rows = found.map(({ place, how }) => [place.id, placeLine(place), place.roles.join(', ').replaceAll('_', ' '), how]);
  return text(renderTable([left('id'), left('place', 56), left('roles', 24), left('by')], rows, { indent: 0, head: ink.dim }));
}

/** As `links-road.csv:812 length_km: must be more than 0 (cell/range)`. */
export function renderIssues(issues: readonly Issue[], { ink }: Page): string {
  return text(
    issues.map(({ code, severity, at, message }) => {
      const row = at.line === undefined ? (at.entity === undefined ? '' : ` ${at.entity}`) : `:${at.line}`;
      const where = `${at.file}${row}${at.field === undefined ? '' : ` ${at.field}`}`;
      return `${ink.bold(where)}: ${severity === 'warning' ? 'warning: ' : ''}${message} ${ink.dim(`(${code})`)}`;
    }),
  );
}
