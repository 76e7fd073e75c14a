/** The pattern of waiting, once in the page: `fill: url(#waiting)`. */
export function Hatching() {
  return (
    <svg className="unseen" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="waiting" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="hatch-ground" width="4" height="4" />
          <line className="hatch-line" x1="1" y1="0" x2="1" y2="4" />
        </pattern>
      </defs>
    </svg>
  );
}
