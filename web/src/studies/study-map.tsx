/** The map of the bench: it shows the answer, ties its things to the table, and is where a scenario is picked together. */
import groundUrl from 'virtual:ground';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { GroundMap } from '../map/ground-map.js';
import { type PackedGround, unpackGround } from '../map/ground-shapes.js';
import { mapInks } from '../map/map-inks.js';
import { groundLabels, type Names } from '../map/map-labels.js';
import { ScaleBar } from '../map/scale-bar.js';
import { sourceOfLayer } from '../map/source-of-layer.js';
import { askLayer } from '../server/ask-server.js';
import { type NetworkLayer, networkLayers } from '../state/address.js';
import { useLanguage } from '../words/languages.js';
import { type StudyKey, useStudyWords } from '../words/studies/study-words.js';
import { contentOf } from './map-content.js';
import type { MapContent } from './map-parts.js';
import { limitWords, outcomeWords, waitWords } from './study-figures.js';
import { useBench } from './study-state.js';
import { useNames } from './use-names.js';

type Ground = Names & { readonly shapes: PackedGround };
const groundSoon: Promise<Ground> = fetch(groundUrl).then((response) => response.json());
const mapSoon = Promise.all([import('../map/ground-map.js'), import('./study-drawing.js')]);

export interface Picked {
  readonly layer: NetworkLayer;
  readonly id: string;
  readonly name: string;
}

interface Props {
  /** Layers of the network that are shown to be picked from. */
  readonly layers: readonly NetworkLayer[];
  readonly onPick: (picked: Picked) => void;
}

export function StudyMap({ layers, onPick }: Props) {
  const { run, hover, setHover, kind, measure } = useBench();
  const speech = useLanguage();
  const { t } = speech;
  const s = useStudyWords();
  const holder = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<GroundMap>();
  const [ground, setGround] = useState<Names>();
  const [isBroken, setBroken] = useState(false);
  const pick = useRef(onPick);
  pick.current = onPick;
  const answer = run?.answer?.kind === kind ? run.answer : undefined;
  const { nameOf } = useNames();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once; its title does not change with the language
  useEffect(() => {
    let isHere = true;
    let made: GroundMap | undefined;
    Promise.all([groundSoon, mapSoon])
      .then(([shapes, [{ GroundMap: View }, { studyDrawing }]]) => {
        if (!isHere || holder.current === null) return;
        made = new View(holder.current, unpackGround(shapes.shapes), studyDrawing, s('mapOf'));
        listen(made, setHover, (picked) => pick.current(picked));
        setView(made);
        setGround(shapes);
      })
      .catch(() => setBroken(true));
    return () => {
      isHere = false;
      made?.remove();
    };
  }, []);

  const content = useMemo(
    () =>
      contentOf(answer, hover, {
        nameOf,
        measure,
        limit: (within) => limitWords(speech, answer, within),
        outcome: (one) => outcomeWords(s, one),
        shadow: (usd, unit) =>
          s('shadowLabel', { usd: speech.figures.usd(usd < 10 ? Math.round(usd * 10) / 10 : Math.round(usd)), unit: s(`unit_${unit}` as StudyKey) }),
        waits: (before, after) => waitWords(speech, before, after),
      }),
    [answer, hover, nameOf, speech, s, measure],
  );
  useEffect(() => {
    if (view === undefined || ground === undefined) return;
    show(view, content);
    const runs = [...content.before, ...content.lines].flatMap(({ geometry }) =>
      geometry.type === 'LineString' ? [geometry.coordinates.map(([lon = 0, lat = 0]) => [lon, lat] as const)] : [],
    );
    view.showLabels([...content.labels, ...groundLabels(speech, ground, content.labels)], runs);
  }, [view, ground, content, speech]);

  const showAll = (calm: boolean): void => {
    if (view !== undefined) fitTo(view, content.seen, calm);
  };
  const fitted = useRef<unknown>(undefined);
  useEffect(() => {
    if (view === undefined || answer === undefined || fitted.current === answer) return;
    fitTo(view, content.seen, fitted.current === undefined);
    fitted.current = answer;
  }, [view, answer, content]);
  useEffect(() => {
    const recolour = () => view?.recolour();
    addEventListener('qiyun-theme', recolour);
    return () => removeEventListener('qiyun-theme', recolour);
  }, [view]);
  useLayers(view, layers);

  return (
    <section className="map-pane" id="map" aria-label={s('mapOf')}>
      <div className="map-holder" ref={holder} role="application" aria-label={s('mapOf')} aria-describedby="map-hint" />
      <p id="map-hint" className="unseen">
        {t('mapHint')}
      </p>
      {isBroken && <p className="notice map-broken">{t('mapNoWebgl')}</p>}
      <div className="map-tools">
        <button type="button" aria-label={t('zoomIn')} title={t('zoomIn')} onClick={() => view?.map.zoomIn()}>
          +
        </button>
        <button type="button" aria-label={t('zoomOut')} title={t('zoomOut')} onClick={() => view?.map.zoomOut()}>
          −
        </button>
        <button type="button" aria-label={s('zoomAll')} title={s('zoomAll')} onClick={() => showAll(false)}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
          </svg>
        </button>
      </div>
      {answer !== undefined && <Legend kind={answer.kind} />}
      <ScaleBar view={view} />
      <p className="credit">{t('credit')}</p>
    </section>
  );
}

function Legend({ kind }: { readonly kind: string }) {
  const s = useStudyWords();
  const words: Readonly<Record<string, readonly string[]>> = {
    compare: [s('legendBefore'), s('legendAfter')],
    reach: [s('legendDarker')],
    critical: [s('legendWidth'), s('legendCut')],
    assign: [s('legendFlow'), s('legendShadow')],
    simulate: [s('legendTraffic'), s('legendWait')],
  };
  const said = words[kind] ?? [];
  return said.length === 0 ? null : <p className="map-legend">{said.join(' · ')}</p>;
}

function show(view: GroundMap, { areas, before, lines, points }: MapContent): void {
  view.put('areas', areas);
  view.put('before', before);
  view.put('lines', lines);
  view.put('points', points);
}

function fitTo(view: GroundMap, seen: MapContent['seen'], calm: boolean): void {
  if (seen.length === 0) return;
  const bounds = seen.reduce(([w, so, e, n], [lon, lat]) => [Math.min(w, lon), Math.min(so, lat), Math.max(e, lon), Math.max(n, lat)] as const, [
    180, 90, -180, -90,
  ] as readonly [number, number, number, number]);
  const still = calm || matchMedia('(prefers-reduced-motion: reduce)').matches;
  view.map.fitBounds([bounds[0], bounds[1], bounds[2], bounds[3]], { padding: 44, maxZoom: 7, duration: still ? 0 : 500 });
}

function listen(view: GroundMap, onHover: (id: string | undefined) => void, onPick: (picked: Picked) => void): void {
  const { map } = view;
  const things = ['points', ...[...mapInks, 'plain'].flatMap((ink) => [`lines-${ink}`, `before-${ink}`])];
  const near = (x: number, y: number, layers: readonly string[]) =>
    map.queryRenderedFeatures(
      [
        [x - 4, y - 4],
        [x + 4, y + 4],
      ],
      { layers: layers.filter((id) => map.getLayer(id) !== undefined) },
    )[0];
  const network = [...networkLayers].reverse().map(sourceOfLayer);
  map.on('mousemove', ({ point }) => {
    const disc = view.labels.discAt(point.x, point.y);
    const hit = near(point.x, point.y, things)?.properties['id'] as string | undefined;
    const id = disc === undefined ? hit : String(Number(disc) - 1);
    map.getCanvas().style.cursor = id !== undefined || near(point.x, point.y, network) !== undefined ? 'pointer' : '';
    onHover(id);
  });
  map.on('mouseout', () => onHover(undefined));
  map.on('click', ({ point }) => {
    const found = near(point.x, point.y, network);
    const layer = networkLayers.find((one) => sourceOfLayer(one) === found?.source);
    if (found === undefined || layer === undefined) return;
    onPick({ layer, id: String(found.properties['id']), name: String(found.properties['name'] ?? found.properties['id']) });
  });
}

function useLayers(view: GroundMap | undefined, wanted: readonly NetworkLayer[]): void {
  const held = useRef(new Map<NetworkLayer, GeoJSON.FeatureCollection>());
  useEffect(() => {
    if (view === undefined) return;
    const controller = new AbortController();
    for (const layer of networkLayers) {
      const data = held.current.get(layer);
      view.put(sourceOfLayer(layer), wanted.includes(layer) ? (data?.features ?? []) : []);
      if (!wanted.includes(layer) || data !== undefined) continue;
      askLayer(layer, controller.signal).then((reply) => {
        if (reply.kind !== 'answer') return;
        held.current.set(layer, reply.value);
        view.put(sourceOfLayer(layer), reply.value.features);
      });
    }
    return () => controller.abort();
  }, [view, wanted]);
}
