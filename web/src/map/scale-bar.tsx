/** How long a piece of the map is, at the latitude of its middle. */
import type { Map as ChartMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { useLanguage } from '../words/languages.js';

export function ScaleBar({ view }: { readonly view: { readonly map: ChartMap } | undefined }) {
  const { figures } = useLanguage();
  const [bar, setBar] = useState<{ readonly km: number; readonly px: number }>();
  useEffect(() => {
    if (view === undefined) return;
    const measure = () => {
      const { lat } = view.map.getCenter();
      const kmPerPx = (40075 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** view.map.getZoom());
      const fits = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].filter((km) => km / kmPerPx <= 120);
      const km = fits.at(-1) ?? 1;
      setBar({ km, px: km / kmPerPx });
    };
    measure();
    const moved = view.map.on('moveend', measure);
    return () => {
      moved.unsubscribe();
    };
  }, [view]);
  if (bar === undefined) return null;
  return (
    <div className="scale-bar" aria-hidden="true">
      <span style={{ width: bar.px }} />
      {figures.km(bar.km)}
    </div>
  );
}
