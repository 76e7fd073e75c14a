/** Switches for the layers of the network. Each carries the line it draws, so that it is the legend as well. */
import { useState } from 'react';
import { type NetworkLayer, networkLayers } from '../state/address.js';
import { usePage } from '../state/page-context.js';
import { useLanguage } from '../words/languages.js';
import type { LayerLoads } from './use-network-layers.js';

export function NetworkPanel({ loads }: { readonly loads: LayerLoads }) {
  const { state, change } = usePage();
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(state.layers.length > 0);
  const toggle = (layer: NetworkLayer): void => {
    const on = state.layers.includes(layer);
    change({ do: 'layers', layers: networkLayers.filter((one) => (one === layer ? !on : state.layers.includes(one))) });
  };
  return (
    <div className="network-panel">
      <button type="button" className="network-open" aria-expanded={isOpen} aria-controls="network-layers" onClick={() => setOpen(!isOpen)}>
        {t('network')}
        {state.layers.length > 0 && <span className="count">{state.layers.length}</span>}
      </button>
      {isOpen && (
        <fieldset id="network-layers">
          <legend>{t('networkHint')}</legend>
          {networkLayers.map((layer) => (
            <label key={layer}>
              <input type="checkbox" checked={state.layers.includes(layer)} onChange={() => toggle(layer)} />
              <LayerSample layer={layer} />
              <span>
                {t(`layer_${layer}`)}
                {loads[layer] !== undefined && <small> {t(loads[layer] === 'loading' ? 'layerLoading' : 'layerGone')}</small>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function LayerSample({ layer }: { readonly layer: NetworkLayer }) {
  if (layer === 'border' || layer === 'terminal') {
    return (
      <svg className="sample" viewBox="0 0 30 10" aria-hidden="true">
        <circle className={`dot-${layer}`} cx="15" cy="5" r={layer === 'border' ? 3.6 : 3} />
      </svg>
    );
  }
  return (
    <svg className="sample" viewBox="0 0 30 10" aria-hidden="true">
      <line className={`stroke stroke-${layer}`} x1="1" y1="5" x2="29" y2="5" />
      {layer === 'rail1520' && <line className="stroke-gauge" x1="1" y1="5" x2="29" y2="5" />}
    </svg>
  );
}
