/** A new run that others operate: a train, feeder, ferry or freighter between places that exist. */
import { type CargoClass, type Layer, type Mode, modeOfLayer } from '../../network/index.js';
import { type ChangeKind, type ChangeOf, refuseOrder } from '../change-kind.js';
import type { Report } from '../scenario-issue.js';
import { requireId } from '../thing.js';

type Service = ChangeOf<'add-service'>['service'];

export const addService: ChangeKind<ChangeOf<'add-service'>> = {
  check: ({ service }, names, report) => {
    for (const [i, stop] of service.stops.entries()) requireId('places', stop.place, `service.stops.${i}.place`, names, report);
    for (const [i, id] of (service.tariff ?? []).entries()) requireId('tariffs', id, `service.tariff.${i}`, names, report);
    for (const [i, id] of (service.emission ?? []).entries()) requireId('emission_factors', id, `service.emission.${i}`, names, report);
    checkTimes(service, report);
    if (!names.add('services', service.id)) report('scenario/duplicate', 'service.id', `There is a service “${service.id}” already.`);
    return [];
  },
  rebuild: ({ service }, draft, why) => {
    const provenance = { source: `scenario: ${why}`, basis: 'assumed' } as const;
    draft.append('services', {
      id: service.id,
      name: service.name,
      mode: modeOfLayer[service.layer as Layer] as Mode,
      layer: service.layer,
      operator: undefined,
      behaviour: service.behaviour,
      per_week: service.perWeek,
      wait_p50_h: service.waitP50H,
      wait_p90_h: service.waitP90H,
      cutoff_h: service.cutoffH,
      weather_closed: undefined,
      closure_p50_h: undefined,
      admits: service.admits as readonly CargoClass[],
      capacity: service.capacity,
      capacity_unit: service.capacityUnit,
      tariff: service.tariff,
      emission: service.emission,
      status: 'open',
      status_date: undefined,
      ...provenance,
    });
    for (const direction of service.back ? (['out', 'back'] as const) : (['out'] as const)) {
      for (const [i, stop] of ordered(service.stops, direction).entries()) {
        draft.append('service_stops', {
          service: service.id,
          direction,
          seq: i + 1,
          place: stop.place,
          ride_p50_h: i === 0 ? undefined : stop.rideP50H,
          ride_p90_h: i === 0 ? undefined : stop.rideP90H,
          length_km: i === 0 ? undefined : stop.lengthKm,
          stop_h: stop.stopH,
          ...provenance,
        });
      }
    }
  },
};

/** Stops as they are called at; on the way back each ride is that of the stretch, which stands at its other end. */
const ordered = (stops: Service['stops'], direction: 'out' | 'back'): Service['stops'] => {
  if (direction === 'out') return stops;
  const reversed = [...stops].reverse();
  return reversed.map((stop, i) => {
    const stretch = reversed[i - 1];
    return { ...stop, rideP50H: stretch?.rideP50H, rideP90H: stretch?.rideP90H, lengthKm: stretch?.lengthKm };
  });
};

const checkTimes = (service: Service, report: Report): void => {
  refuseOrder(service.waitP50H, service.waitP90H, 'service.waitP90H', report);
  if (service.behaviour === 'when_full' && service.waitP50H === undefined) {
    report('scenario/values', 'service.waitP50H', 'A service that leaves when full needs waitP50H and waitP90H.');
  }
  for (const [i, stop] of service.stops.entries()) refuseOrder(stop.rideP50H, stop.rideP90H, `service.stops.${i}.rideP90H`, report);
};
