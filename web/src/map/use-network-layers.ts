/** Fetches the layers of the network that are switched on, each once, and hands them to the map. */
import { useEffect, useRef, useState } from 'react';
import { askLayer } from '../server/ask-server.js';
import { type NetworkLayer, networkLayers } from '../state/address.js';
import type { ChartView } from './chart-view.js';

export type LayerLoads = Readonly<Partial<Record<NetworkLayer, 'loading' | 'gone'>>>;

export function useNetworkLayers(view: ChartView | undefined, wanted: readonly NetworkLayer[]): LayerLoads {
  const held = useRef(new Map<NetworkLayer, GeoJSON.FeatureCollection>());
  const [loads, setLoads] = useState<LayerLoads>({});
  useEffect(() => {
    if (view === undefined) return;
    const controller = new AbortController();
    for (const layer of networkLayers) {
      const data = held.current.get(layer);
      if (!wanted.includes(layer) || data !== undefined) {
        view.showLayer(layer, wanted.includes(layer) ? data : undefined);
        continue;
      }
      setLoads((now) => ({ ...now, [layer]: 'loading' }));
      askLayer(layer, controller.signal).then((reply) => {
        if (reply.kind === 'stopped') return;
        if (reply.kind === 'answer') {
          held.current.set(layer, reply.value);
          view.showLayer(layer, reply.value);
        }
        setLoads(({ [layer]: _, ...rest }) => (reply.kind === 'answer' ? rest : { ...rest, [layer]: 'gone' }));
      });
    }
    return () => controller.abort();
  }, [view, wanted]);
  return loads;
}
