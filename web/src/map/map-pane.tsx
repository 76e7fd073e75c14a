/** The map in the page: it follows the state, and what happens on it changes the state. Its code and the ground come after the first paint. */
import groundUrl from 'virtual:ground';
import { useEffect, useMemo, useRef, useState } from 'react';
import { usePage } from '../state/page-context.js';
import { chosenWay, waysOf } from '../state/page-state.js';
import { useLanguage } from '../words/languages.js';
import { placeNamer } from '../words/way-name.js';
import type { ChartView, ShownWay } from './chart-view.js';
import { FeatureCard, type PickedFeature } from './feature-card.js';
import { type PackedGround, unpackGround } from './ground-shapes.js';
import { groundLabels, type Names, wayLabels } from './map-labels.js';
import { setMapPicture } from './map-picture.js';
import { NetworkPanel } from './network-panel.js';
import { ScaleBar } from './scale-bar.js';
import { useNetworkLayers } from './use-network-layers.js';

type Ground = Names & { readonly shapes: PackedGround };
const groundSoon: Promise<Ground> = fetch(groundUrl).then((response) => response.json());
const viewSoon = import('./chart-view.js');

export function MapPane() {
  const { state, change } = usePage();
  const speech = useLanguage();
  const { t } = speech;
  const holder = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<ChartView>();
  const [names, setNames] = useState<Names>();
  const [isBroken, setBroken] = useState(false);
  const [picked, setPicked] = useState<PickedFeature>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once; its title does not change with the language
  useEffect(() => {
    let isHere = true;
    let made: ChartView | undefined;
    Promise.all([groundSoon, viewSoon])
      .then(([ground, { ChartView: View }]) => {
        if (!isHere || holder.current === null) return;
        const events = {
          onWay: (way: string) => change({ do: 'choose', way }),
          onHover: (way: string | undefined, leg: number | undefined) => change({ do: 'hover', way, leg }),
          onFeature: setPicked,
        };
        made = new View(holder.current, unpackGround(ground.shapes), events, t('map'));
        setMapPicture(made);
        setView(made);
        setNames(ground);
        made.map.once('idle', () => performance.mark('map-drawn'));
      })
      .catch(() => setBroken(true));
    return () => {
      isHere = false;
      made?.remove();
    };
  }, []);

  const chosen = chosenWay(state)?.id;
  const { answer, extra } = state;
  const shown = useMemo(() => waysOf({ answer, extra }).map((way, i): ShownWay => ({ way, number: i + 1 })), [answer, extra]);
  const ends = useMemo(() => (state.answer === undefined ? [] : [state.answer.query.from, state.answer.query.to]), [state.answer]);
  useEffect(() => view?.showWays(shown, chosen, state.hoverWay, ends), [view, shown, chosen, state.hoverWay, ends]);
  useEffect(() => {
    if (view === undefined || names === undefined) return;
    const near = wayLabels(shown, chosen, ends, placeNamer(speech.language, state.names));
    view.showLabels([...near, ...groundLabels(speech, names, near)]);
  }, [view, names, shown, chosen, ends, speech, state.names]);

  const isFirst = useRef(true);
  // the ways of a new answer are brought into view; a look at another way moves nothing
  useEffect(() => {
    if (view === undefined || state.answer === undefined) return;
    view.fit(isFirst.current);
    isFirst.current = false;
  }, [view, state.answer]);
  useEffect(() => {
    const recolour = () => view?.recolour();
    addEventListener('qiyun-theme', recolour);
    return () => removeEventListener('qiyun-theme', recolour);
  }, [view]);
  const loads = useNetworkLayers(state.answer === undefined ? undefined : view, state.layers);

  return (
    <section className="map-pane" id="map" aria-label={t('map')}>
      <div className="map-holder" ref={holder} role="application" aria-label={t('map')} aria-describedby="map-hint" />
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
        <button type="button" aria-label={t('zoomWays')} title={t('zoomWays')} onClick={() => view?.fit(false)}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
          </svg>
        </button>
      </div>
      <NetworkPanel loads={loads} />
      {picked !== undefined && <FeatureCard picked={picked} onClose={() => setPicked(undefined)} />}
      <ScaleBar view={view} />
      <p className="credit">{t('credit')}</p>
    </section>
  );
}
