/** Links that show one consignment and no other byte (SPEC PA6). */
import type { Consignment, Forecast, SharedDocument, TrackedEvent } from '../../contract/index.js';
import { done, hasRole, instantOf, momentOf, refuse } from '../../operations/index.js';
import { hashSecret } from './access-desk.js';
import { type DeskContext, findSeenConsignment, refuseUnknown } from './desk-context.js';
import type { OperationsDesk } from './operations-desk.js';
import type { Actor } from './outcome.js';

type ShareDesk = Pick<OperationsDesk, 'createShareLink' | 'revokeShareLink' | 'listShareLinks' | 'readShared'>;

const mayShare = (actor: Actor, consignment: Consignment): boolean =>
  actor.party === undefined || actor.party === consignment.createdBy || hasRole(consignment, actor.party, ['shipper', 'consignee', 'forwarder']);

const refuseSharing = () => refuse('not-yours', 'Links to a consignment are kept by its shipper, consignee, forwarder, or who opened it.');

function presentShared(consignment: Consignment, events: readonly TrackedEvent[], forecast: Forecast | undefined): Omit<SharedDocument, 'expiresAt'> {
  const { id, reference, state, deadline, places, itinerary } = consignment;
  const { name, departsAt, arrivesAt, hours, distanceKm, legs } = itinerary;
  return {
    consignment: {
      id,
      reference,
      state,
      deadline,
      places,
      itinerary: {
        name,
        departsAt,
        arrivesAt,
        hours,
        distanceKm,
        legs: legs.map((leg) => ({
          kind: leg.kind,
          mode: leg.mode,
          title: leg.title,
          from: leg.from,
          to: leg.to,
          departsAt: leg.departsAt,
          arrivesAt: leg.arrivesAt,
          hours: leg.hours,
          distanceKm: leg.distanceKm,
          through: leg.through,
          ...(leg.geometry === undefined ? {} : { geometry: leg.geometry }),
        })),
      },
    },
    events: events
      .filter(({ retractedBy }) => retractedBy === null)
      .map(({ unit, code, classifier, at, place, position, mode, vehicle }) => ({ unit, code, classifier, at, place, position, mode, vehicle })),
    forecast:
      forecast === undefined ? null : { issuedAt: forecast.issuedAt, arrival: forecast.arrival, onTime: forecast.onTime, ahead: forecast.ahead },
  };
}

export function createShareDesk(context: DeskContext): ShareDesk {
  const { parts, change, read } = context;
  return {
    createShareLink: (actor, id, expiresAt) =>
      change({ actor, action: 'createShareLink', subject: id }, async ({ store, record, now }) => {
        const consignment = await findSeenConsignment(store, actor, id);
        if (consignment === undefined) return refuseUnknown('consignment', id);
        if (!mayShare(actor, consignment)) return refuseSharing();
        if (instantOf(expiresAt) <= now) return refuse('invalid', 'The link would have expired before it is made.');
        const token = parts.createSecret();
        const link = { id: parts.createId('shr'), consignment: id, createdAt: momentOf(now), expiresAt, revokedAt: null };
        await store.putShareLink({ ...link, tokenHash: hashSecret(context, token) });
        record('share-link.created', actor.party ?? null, link.id, link);
        return done({ link, token });
      }),
    revokeShareLink: (actor, id) =>
      change({ actor, action: 'revokeShareLink', subject: id }, async ({ store, record, now }) => {
        const link = await store.shareLink(id);
        const consignment = link === undefined ? undefined : await findSeenConsignment(store, actor, link.consignment);
        if (link === undefined || consignment === undefined) return refuseUnknown('link', id);
        if (!mayShare(actor, consignment)) return refuseSharing();
        if (link.revokedAt !== null) return done(link);
        const revoked = { ...link, revokedAt: momentOf(now) };
        await store.revokeShareLink(id, revoked.revokedAt);
        record('share-link.revoked', actor.party ?? null, id, revoked);
        return done(revoked);
      }),
    listShareLinks: (actor, id) =>
      read({ actor, action: 'listShareLinks', subject: id }, async (reading) => {
        const consignment = await findSeenConsignment(reading, actor, id);
        if (consignment === undefined) return refuseUnknown('consignment', id);
        return mayShare(actor, consignment) ? done(await reading.shareLinks(id)) : refuseSharing();
      }),
    readShared: (token) =>
      // nobody is told the token again, not even the audit
      read({ actor: { party: undefined, accessKey: undefined, scopes: [] }, action: 'readShared', subject: undefined }, async (reading) => {
        const link = await reading.shareLinkByTokenHash(hashSecret(context, token));
        const isOpen = link !== undefined && link.revokedAt === null && instantOf(link.expiresAt) > parts.now();
        const consignment = isOpen ? await reading.consignment(link.consignment) : undefined;
        if (!isOpen || consignment === undefined)
          return refuse('unknown', 'This link shows nothing: it never did, it has expired, or it was revoked.');
        const shared = presentShared(consignment, await reading.eventsOfConsignment(consignment.id), await reading.lastForecast(consignment.id));
        return done({ ...shared, expiresAt: link.expiresAt });
      }),
  };
}
