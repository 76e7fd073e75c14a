/** The inks in use, each beside its word; not to be learned, only to be glanced at. */
import { usePage } from '../state/page-context.js';
import { waysOf } from '../state/page-state.js';
import { type Ink, inkOf } from '../state/stages.js';
import { useLanguage } from '../words/languages.js';

const order: readonly Ink[] = ['road', 'rail1435', 'rail1520', 'railOther', 'sea', 'ferry', 'air', 'pipeline', 'wait', 'handling'];

export function Legend() {
  const { state } = usePage();
  const { t } = useLanguage();
  const used = new Set(waysOf(state).flatMap((way) => way.legs.map(inkOf)));
  return (
    <ul className="legend" role="presentation">
      {order
        .filter((ink) => used.has(ink))
        .map((ink) => (
          <li key={ink} role="presentation">
            <svg viewBox="0 0 22 10" width="22" height="10" aria-hidden="true">
              {ink === 'wait' || ink === 'handling' ? (
                <rect className={`fill-${ink}`} x="0" y="1" width="22" height="8" />
              ) : (
                <>
                  <line className={`stroke stroke-${ink}`} x1="1" y1="5" x2="21" y2="5" />
                  {ink === 'rail1520' && <line className="stroke-gauge" x1="1" y1="5" x2="21" y2="5" />}
                </>
              )}
            </svg>
            {t(`ink_${ink}`)}
          </li>
        ))}
    </ul>
  );
}
