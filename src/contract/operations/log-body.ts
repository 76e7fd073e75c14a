/**
 * What the body of a line of the log is, by its kind: always the whole document as it is after the change. So whoever reads the lines in
 * order (a watcher, a webhook, the replay of the control room, a rebuilt projection) needs nothing else; a later line replaces the document.
 */
import type { Consignment } from './consignment.schema.js';
import type { LogKind, Retraction, TrackedEvent } from './event.schema.js';
import type { Alarm, Forecast } from './forecast.schema.js';
import type { DispatchOrder } from './order.schema.js';
import type { AccessKey, Party, ShareLink } from './party.schema.js';
import type { Webhook } from './webhook.schema.js';

export interface LogBodies extends Record<LogKind, unknown> {
  'party.added': Party;
  'party.changed': Party;
  'party.key-added': Party;
  'party.key-revoked': Party;
  'access-key.created': AccessKey;
  'access-key.revoked': AccessKey;
  'share-link.created': ShareLink;
  'share-link.revoked': ShareLink;
  'webhook.created': Webhook;
  'webhook.deleted': Webhook;
  'consignment.opened': Consignment;
  'consignment.changed': Consignment;
  'consignment.proposed': Consignment;
  'consignment.agreed': Consignment;
  'order.offered': DispatchOrder;
  'order.checked': DispatchOrder;
  'order.signed': DispatchOrder;
  'order.in-force': DispatchOrder;
  'order.amended': DispatchOrder;
  'order.withdrawn': DispatchOrder;
  'order.expired': DispatchOrder;
  'event.recorded': TrackedEvent;
  /** The retraction as it was posted (`retracts` names the event, of the same party), with where the event belonged. */
  'event.retracted': Retraction & Pick<TrackedEvent, 'unit' | 'consignments'>;
  'forecast.issued': Forecast;
  'alarm.raised': Alarm;
  'alarm.acknowledged': Alarm;
  'alarm.silenced': Alarm;
  'alarm.changed': Alarm;
  'alarm.cleared': Alarm;
}
