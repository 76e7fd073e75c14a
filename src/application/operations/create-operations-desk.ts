/** The desk over a store: every part of it once, over one lane of changes. */
import { momentOf } from '../../operations/index.js';
import { createAccessDesk } from './access-desk.js';
import { createAlarmDesk } from './alarm-desk.js';
import { createChangeLane } from './change-lane.js';
import { createConsignmentDesk } from './consignment-desk.js';
import { auditedEntry, createContext, maySetUp } from './desk-context.js';
import { type DeskOptions, type DeskParts, deskDefaults } from './desk-parts.js';
import { createEventDesk } from './event-desk.js';
import { createLogDesk } from './log-desk.js';
import { createLooks } from './looks.js';
import type { OperationsDesk } from './operations-desk.js';
import { createOrderDesk } from './order-desk.js';
import { createPaperDesk } from './paper-desk.js';
import { createPartyDesk } from './party-desk.js';
import { createPassTime } from './pass-time.js';
import { createShareDesk } from './share-desk.js';
import { createWebhookDesk } from './webhook-desk.js';

export function createOperationsDesk(parts: DeskParts, given: Partial<DeskOptions> = {}): OperationsDesk {
  const options = { ...deskDefaults, ...given };
  const { store, now, sha256 } = parts;
  const looks = createLooks();
  const lane = createChangeLane({ store, now, sha256, onLook: looks.touch }, options);
  const context = createContext(parts, options, lane);
  return {
    ...createPartyDesk(context),
    ...createAccessDesk(context),
    ...createShareDesk(context),
    ...createConsignmentDesk(context),
    ...createOrderDesk(context),
    ...createPaperDesk(context),
    ...createEventDesk(context),
    ...createAlarmDesk(context),
    ...createLogDesk(context),
    ...createWebhookDesk(context),
    auditRefusal: (entry) => lane.change(({ store: writing, now: at }) => writing.addAudit({ ...auditedEntry(entry), at: momentOf(at) })),
    listAudit: (actor, after, limit) => store.read((reading) => reading.audit(maySetUp(actor) ? undefined : actor.party, after, limit)),
    passTime: createPassTime(context, looks),
    close: async () => {
      await lane.close();
      await store.close();
    },
  };
}
