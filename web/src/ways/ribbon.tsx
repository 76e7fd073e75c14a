/** A way to scale of time: its modes one after another, waits and borders hatched, handling plain grey. */
import type { ItineraryDocument } from '../../../src/contract/index.js';
import { type Ink, inkOf } from '../state/stages.js';
import { useLanguage } from '../words/languages.js';
import { Glyph } from './glyphs.js';

interface Piece {
  readonly ink: Ink;
  readonly hours: number;
}

/** Neighbours of one ink are one piece; what stands still is told as handling or waiting. */
export function piecesOf({ legs }: ItineraryDocument): readonly Piece[] {
  const pieces: { ink: Ink; hours: number }[] = [];
  for (const leg of legs) {
    const ink = inkOf(leg) === 'border' ? 'wait' : inkOf(leg);
    const last = pieces.at(-1);
    if (last?.ink === ink) last.hours += leg.hours;
    else pieces.push({ ink, hours: leg.hours });
  }
  return pieces;
}

/** Pieces wider than this share carry their sign. */
const signShare = 0.055;

export function Ribbon({ way }: { readonly way: ItineraryDocument }) {
  const { t, figures } = useLanguage();
  const pieces = piecesOf(way);
  const total = pieces.reduce((sum, { hours }) => sum + hours, 0) || 1;
  const told = pieces
    .filter(({ ink, hours }) => ink !== 'handling' || hours > 6)
    .map(({ ink, hours }) => `${t(`ink_${ink}`)} ${figures.span(hours)}`);
  return (
    <div className="ribbon" role="img" aria-label={told.join(', ')}>
      {pieces.map(({ ink, hours }, i) => (
        <span key={i} className={`piece fill-${ink}`} style={{ flexGrow: hours / total }} title={`${t(`ink_${ink}`)}, ${figures.span(hours)}`}>
          {hours / total > signShare && ink !== 'wait' && ink !== 'handling' && <Glyph ink={ink} size={13} />}
        </span>
      ))}
    </div>
  );
}
