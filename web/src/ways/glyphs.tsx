/** A sign for each mode, so that no colour stands alone. */
import type { Ink } from '../state/stages.js';

const paths: Readonly<Record<Ink, string>> = {
  road: 'M1 4h8v6H1zM9 6h3l2 2.2V10H9z M3.6 11.6a1.3 1.3 0 1 0 0-.1M11.4 11.6a1.3 1.3 0 1 0 0-.1',
  rail1435: 'M3.5 2h8v8h-8zM3.5 6.4h8M5 13l1.4-2.6M10 13l-1.4-2.6',
  rail1520: 'M3.5 2h8v8h-8zM3.5 6.4h8M5 13l1.4-2.6M10 13l-1.4-2.6',
  railOther: 'M3.5 2h8v8h-8zM3.5 6.4h8M5 13l1.4-2.6M10 13l-1.4-2.6',
  sea: 'M1.5 8h12l-2 4h-8zM5 8V4h5v4M7.5 4V2',
  ferry: 'M1.5 8h12l-2 4h-8zM4 8V5.4h7V8M4 13.6h7',
  air: 'M7.5 1.5c.8 0 1 1.2 1 2.4V6l5 3v1.3l-5-1.6v3l1.6 1.2v1L7.5 13l-2.6.9v-1l1.6-1.2v-3l-5 1.6V9l5-3V3.900c0-1.200.2-2.400 1-2.400z',
  pipeline: 'M1 5.500h13v4H1zM4 4v7M11 4v7',
  wait: 'M7.500 2a5.500 5.500 0 1 0 .1 0M7.500 4.500V7.600l2.200 1.600',
  handling: 'M3 13h9M4.500 13V3h6M10.500 3v3M8.600 6h3.800v3H8.600z',
  border: 'M4 13.500V2M4 2.500h8l-2 2.500 2 2.500H4',
};

/** In a square of 15 units. */
export const glyphPath = (ink: Ink): string => paths[ink];

export function Glyph({ ink, size = 14 }: { readonly ink: Ink; readonly size?: number }) {
  return (
    <svg className="glyph" viewBox="0 0 15 15" width={size} height={size} aria-hidden="true">
      <path d={paths[ink]} />
    </svg>
  );
}
