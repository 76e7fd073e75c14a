import { instant, zoneOffsetS } from '../../units/index.js';

/** Whether the host's IANA data know the zone. */
export function isZone(zone: string): boolean {
  try {
    zoneOffsetS(zone, instant(0));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
