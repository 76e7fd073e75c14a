/** How our words and those of DCSA Track and Trace answer each other. DCSA knows no ferry, no air, no pipeline and no position report. */
import type { DcsaFacility, EventCode, NewEvent } from '../../contract/index.js';

type EventMode = NonNullable<NewEvent['mode']>;

/** Undefined: DCSA has no word for it. */
export const dcsaModeOf: Readonly<Record<EventMode, 'VESSEL' | 'RAIL' | 'TRUCK' | undefined>> = {
  road: 'TRUCK',
  rail: 'RAIL',
  sea: 'VESSEL',
  ferry: 'VESSEL',
  air: undefined,
  pipeline: undefined,
};

/** A vessel carries containers by sea; a truck, trailer or wagon on board of one is on a ferry. */
export function modeOfDcsa(mode: 'VESSEL' | 'RAIL' | 'TRUCK' | 'BARGE', unit: string): EventMode {
  if (mode === 'RAIL') return 'rail';
  if (mode === 'TRUCK') return 'road';
  return /^[A-Z]{4}\d{7}$/.test(unit) ? 'sea' : 'ferry';
}

export const transportCodes = ['ARRI', 'DEPA'] as const;
export const shipmentCodes = ['HOLD', 'RELS'] as const;

const customsCodes: ReadonlySet<EventCode> = new Set(['CUSS', 'CUSI', 'CUSR', 'CROS']);

/** Of the place where it happened, from what happened: customs and crossings are at a border, ships at a port terminal, wagons at a rail ramp. */
export function facilityOf({ code, mode }: Pick<NewEvent, 'code' | 'mode'>, atPlace: DcsaFacility | undefined): DcsaFacility | undefined {
  if (customsCodes.has(code)) return 'BORD';
  if (mode === 'sea' || mode === 'ferry') return 'POTE';
  if (mode === 'rail') return 'RAMP';
  return atPlace;
}
