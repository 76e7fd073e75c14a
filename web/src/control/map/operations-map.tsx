/** The live map: ways, stops, and everything that moves on them. A click on a disc, a unit or a way chooses its consignment. */
import groundUrl from 'virtual:ground';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Consignment, DispatchOrder } from '../../../../src/contract/index.js';
import type { GroundMap } from '../../map/ground-map.js';
import { type PackedGround, unpackGround } from '../../map/ground-shapes.js';
import { readColours } from '../../map/map-inks.js';
import { groundLabels, type Names } from '../../map/map-labels.js';
import { ScaleBar } from '../../map/scale-bar.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { shortName } from '../../words/way-name.js';
import type { Board } from '../board/board.js';
import { type FleetUnit, listConvoys, listWays } from '../board/fleet.js';
import { usePlaces } from '../board/use-places.js';
import { boundsAhead, boundsOf, listMarks, stopFeatures, stopLabels, wayFeatures } from './map-marks.js';
import type { MarksCanvas } from './marks-canvas.js';

type Ground = Names & { readonly shapes: PackedGround };
const groundSoon: Promise<Ground> = fetch(groundUrl).then((response) => response.json());
const mapSoon = Promise.all([import('../../map/ground-map.js'), import('./operations-drawing.js'), import('./marks-canvas.js')]);

interface Props {
  readonly board: Board;
  readonly now: number;
  readonly fleet: readonly FleetUnit[];
  readonly consignments: readonly Consignment[];
  readonly orders: readonly DispatchOrder[];
  readonly chosen?: string | undefined;
  readonly onChoose?: (consignment: string) => void;
  /** Of the discs: 1 on a desk, more on a wall. */
  readonly size?: number;
  /** Nobody is there to move it: it keeps what moves, and what is ahead of it, in view. */
  readonly follow?: boolean;
  /** How long a mark takes to where it is now. */
  readonly glideMs?: number;
}

interface View {
  readonly ground: GroundMap;
  readonly marks: MarksCanvas;
}

export function OperationsMap({ board, now, fleet, consignments, orders, chosen, onChoose, size = 1, follow = false, glideMs = 900 }: Props) {
  const speech = useLanguage();
  const { t } = speech;
  const c = useControlWords();
  const { nameOf } = usePlaces(consignments);
  const holder = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>();
  const [names, setNames] = useState<Names>();
  const [isBroken, setBroken] = useState(false);
  const choose = useRef(onChoose);
  choose.current = onChoose;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once; its title does not change with the language
  useEffect(() => {
    let isHere = true;
    let made: View | undefined;
    Promise.all([groundSoon, mapSoon])
      .then(([shapes, [{ GroundMap: Base }, { operationsDrawing }, { MarksCanvas: Marks }]]) => {
        if (!isHere || holder.current === null) return;
        const ground = new Base(holder.current, unpackGround(shapes.shapes), operationsDrawing, c('mapOf'));
        made = { ground, marks: new Marks(ground.map, ground.labels, readColours(), size) };
        listen(made, (id) => choose.current?.(id));
        setView(made);
        setNames(shapes);
      })
      .catch(() => setBroken(true));
    return () => {
      isHere = false;
      made?.marks.stop();
      made?.ground.remove();
    };
  }, []);

  const ways = useMemo(() => listWays(consignments, fleet), [consignments, fleet]);
  const convoys = useMemo(() => listConvoys(orders, board, fleet), [orders, board, fleet]);
  const marks = useMemo(() => listMarks(fleet, convoys, { consignment: chosen, now }), [fleet, convoys, chosen, now]);
  // lines are laid anew for every five kilometres that are travelled, not for every second that passes
  const travelled = ways.map(({ id, doneKm }) => `${id} ${Math.round(doneKm / 5)}`).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `travelled` says when the lines are others
  useEffect(() => {
    if (view === undefined) return;
    view.ground.put('ahead', wayFeatures(ways, 'ahead', chosen));
    view.ground.put('done', wayFeatures(ways, 'done', chosen));
    view.ground.put('stops', stopFeatures(ways));
  }, [view, travelled, chosen]);
  useEffect(() => view?.marks.set(marks, glideMs, readColours()), [view, marks, glideMs]);
  // names are laid out when the ways change, not with every report
  const course = ways.map(({ id }) => id).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `course` says when other ways are shown
  useEffect(() => {
    if (view === undefined || names === undefined) return;
    const labels = stopLabels(ways, (place) => shortName(nameOf(place)));
    const lines = ways.flatMap(({ track }) => track.pieces.map(({ points }) => points));
    view.ground.showLabels([...labels, ...groundLabels(speech, names, labels)], lines);
  }, [view, names, speech, nameOf, course]);

  const showAll = (calm: boolean): void => {
    const seen = chosen === undefined ? ways : ways.filter(({ consignment }) => consignment.id === chosen);
    if (view !== undefined) fitTo(view.ground, follow ? boundsAhead(ways, marks) : boundsOf(seen.length > 0 ? seen : ways, marks), calm);
  };
  const fitted = useRef<string | undefined>(undefined);
  // fitted when other ways are shown or another consignment is chosen, never because something moved; a wall follows what moves, by whole degrees
  const ahead = follow ? boundsAhead(ways, marks)?.flat().map(Math.round).join(' ') : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: `what` names all that it depends on
  useEffect(() => {
    const what = `${course} ${chosen ?? ''} ${ahead}`;
    if (view === undefined || course === '' || fitted.current === what) return;
    showAll(fitted.current === undefined);
    fitted.current = what;
  }, [view, course, chosen, ahead]);
  useEffect(() => {
    const recolour = () => {
      view?.ground.recolour();
      view?.marks.set(marks, 0, readColours());
    };
    addEventListener('qiyun-theme', recolour);
    return () => removeEventListener('qiyun-theme', recolour);
  }, [view, marks]);

  return (
    <section className="map-pane" id="map" aria-label={c('mapOf')}>
      <div className="map-holder" ref={holder} role="application" aria-label={c('mapOf')} aria-describedby="map-hint" />
      <p id="map-hint" className="unseen">
        {t('mapHint')}
      </p>
      {isBroken && <p className="notice map-broken">{t('mapNoWebgl')}</p>}
      <div className="map-tools">
        <button type="button" aria-label={t('zoomIn')} title={t('zoomIn')} onClick={() => view?.ground.map.zoomIn()}>
          +
        </button>
        <button type="button" aria-label={t('zoomOut')} title={t('zoomOut')} onClick={() => view?.ground.map.zoomOut()}>
          −
        </button>
        <button type="button" aria-label={c('zoomAll')} title={c('zoomAll')} onClick={() => showAll(false)}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
          </svg>
        </button>
      </div>
      <ScaleBar view={view?.ground} />
      <p className="credit">{t('credit')}</p>
    </section>
  );
}

function fitTo({ map }: GroundMap, bounds: ReturnType<typeof boundsOf>, calm: boolean): void {
  if (bounds === undefined) return;
  const still = calm || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const [[west, south], [east, north]] = bounds;
  const { clientWidth, clientHeight } = map.getContainer();
  const edge = Math.max(16, Math.min(clientWidth, clientHeight) * 0.1);
  map.fitBounds([west, south, east, north], { padding: edge, maxZoom: 7, duration: still ? 0 : 500 });
}

function listen({ ground, marks }: View, onChoose: (consignment: string) => void): void {
  const { map } = ground;
  const lines = ['done-casing', 'ahead-casing'];
  const consignmentAt = (x: number, y: number): string | undefined => {
    const mark = marks.markAt(x, y);
    if (mark?.consignment !== undefined) return mark.consignment;
    const [found] = map.queryRenderedFeatures(
      [
        [x - 4, y - 4],
        [x + 4, y + 4],
      ],
      { layers: lines.filter((id) => map.getLayer(id) !== undefined) },
    );
    return found?.properties['consignment'] as string | undefined;
  };
  map.on('mousemove', ({ point }) => {
    map.getCanvas().style.cursor = consignmentAt(point.x, point.y) === undefined ? '' : 'pointer';
  });
  map.on('click', ({ point }) => {
    const id = consignmentAt(point.x, point.y);
    if (id !== undefined) onChoose(id);
  });
}
