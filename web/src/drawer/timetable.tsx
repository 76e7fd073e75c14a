/** The chosen way as a printed railway timetable: every leg, its place and clock, its figures; each figure opens its ledger. */
import type { ItineraryDocument, LegDocument } from '../../../src/contract/index.js';
import type { Figure } from '../state/address.js';
import { usePage } from '../state/page-context.js';
import { chosenWay } from '../state/page-state.js';
import { inkOf } from '../state/stages.js';
import { Glyph } from '../ways/glyphs.js';
import { useLanguage } from '../words/languages.js';
import { legTitle, placeNamer, shortName } from '../words/way-name.js';

export function Timetable() {
  const { state } = usePage();
  const { t } = useLanguage();
  const way = chosenWay(state);
  if (way === undefined) return null;
  return (
    <div className="timetable">
      <TimetableOf way={way} />
      <p className="small">{t('expectedNote')}</p>
    </div>
  );
}

function TimetableOf({ way }: { readonly way: ItineraryDocument }) {
  const { state, change } = usePage();
  const { t, figures } = useLanguage();
  const open = (figure: Figure): void => change({ do: 'ledger', figure, way: way.id });
  const head = (figure: Figure, words: string) => (
    <th scope="col" className="number">
      <button type="button" className="link" onClick={() => open(figure)}>
        {words}
      </button>
    </th>
  );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('col_begins')}</th>
          <th scope="col">{t('col_place')}</th>
          <th scope="col">{t('col_leg')}</th>
          {head('time', t('col_hours'))}
          {head('distance', t('col_km'))}
          {head('cost', t('col_usd'))}
          {head('co2e', t('col_co2e'))}
        </tr>
      </thead>
      <tbody>
        {way.legs.map((leg, i) => (
          <Row
            key={i}
            leg={leg}
            before={way.legs[i - 1]}
            isHovered={state.hoverLeg === i}
            onHover={(on) => change({ do: 'hover', way: on ? way.id : undefined, leg: on ? i : undefined })}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td className="clock">{figures.dayTime(way.arrivesAt)}</td>
          <td colSpan={2}>
            {t('total')}: {figures.days(way.hours.mean)}
          </td>
          <td className="number">{figures.number(way.hours.mean)}</td>
          <td className="number">{figures.number(way.distanceKm)}</td>
          <td className="number">{figures.number(way.costUsd)}</td>
          <td className="number">{figures.number(way.co2eKg.wtw)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

interface RowProps {
  readonly leg: LegDocument;
  readonly before: LegDocument | undefined;
  readonly isHovered: boolean;
  readonly onHover: (on: boolean) => void;
}

function Row({ leg, before, isHovered, onHover }: RowProps) {
  const { state } = usePage();
  const speech = useLanguage();
  const { t, figures, term, language } = speech;
  const nameOf = placeNamer(language, state.names);
  const isRun = leg.kind === 'run';
  const ink = inkOf(leg);
  const offset = figures.offset(leg.departsAt);
  const isNewDay = before === undefined || before.departsAt.slice(0, 10) !== leg.departsAt.slice(0, 10);
  const isNewPlace = before === undefined || before.kind === 'run' || isRun;
  const clockTurned = before !== undefined && figures.offset(before.departsAt) !== offset;
  const amount = (value: number): string => (value < 0.05 ? '·' : figures.number(value, value < 10 ? 1 : 0));
  return (
    <tr data-kind={leg.kind} data-hover={isHovered} onMouseEnter={() => onHover(true)} onMouseLeave={() => onHover(false)}>
      <td className="clock">
        <span>
          {isNewDay && <span className="date">{figures.day(leg.departsAt)}</span>}
          <span className="time">
            {figures.time(leg.departsAt)}
            {(before === undefined || clockTurned) && <small> {offset}</small>}
          </span>
        </span>
      </td>
      <td title={nameOf(leg.from)}>
        {isRun ? `${shortName(nameOf(leg.from))} → ${shortName(nameOf(leg.to))}` : isNewPlace ? shortName(nameOf(leg.from)) : ''}
      </td>
      <td className="what">
        <span className={`mark fill-${ink}`}>{isRun && <Glyph ink={ink} size={12} />}</span>
        {legTitle(speech, leg)}
        {isRun && (
          <small>
            {' '}
            {t(`ink_${ink}`)}
            {leg.vehicle === '' ? '' : `, ${term(leg.vehicle)}`}
          </small>
        )}
      </td>
      <td className="number">{amount(leg.hours)}</td>
      <td className="number">{amount(leg.distanceKm)}</td>
      <td className="number">{amount(leg.costUsd)}</td>
      <td className="number">{amount(leg.co2eKg.wtw)}</td>
    </tr>
  );
}
