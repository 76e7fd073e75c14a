/** The joint order: offered, readied apart, signed by two parties, in force once. */
import { sha256, signBytes } from '../adapters/index.js';
import type { DispatchOrder, NewOrder } from '../client/index.js';
import { hashContent, keyIdOf, signedBytes } from '../operations/index.js';
import { unitsOf } from './convoy-events.js';
import { type ConvoyKey, convoys, type PartyKey, parties, signatories, signingWindow } from './launch-facts.js';
import type { Stage } from './stage.js';

const keys = Object.keys(convoys) as ConvoyKey[];

export async function offerOrder(stage: Stage): Promise<Readonly<Record<string, unknown>>> {
  const body: NewOrder = {
    title: 'First sailing of the Trans-Caspian Direct Express',
    instruction: 'All convoys embark and sail for Alat. 啟運!',
    convoys: keys.map((key) => {
      const { id, by, name, kind, place, checklist } = convoys[key];
      const consignments = stage.consignments[key].map((one) => one.id);
      return { id, party: parties[by].id, name, kind, place, units: [...unitsOf(stage, key)], consignments, checklist: [...checklist] };
    }),
    signatories: signatories.map((key) => parties[key].id),
    window: signingWindow,
  };
  const order = await stage.cast.kazakhLead.client.offerOrder({ body }, { headers: { 'idempotency-key': 'demo-launch' } });
  stage.order = order.id;
  return { order: order.id, contentHash: order.contentHash, state: order.state };
}

export async function readyConvoy(stage: Stage, key: ConvoyKey): Promise<Readonly<Record<string, unknown>>> {
  const { id: convoy, by, checklist } = convoys[key];
  const { client } = stage.cast[by];
  for (const { id: item } of checklist) await client.checkItem({ id: stage.order, body: { convoy, item, done: true } });
  const order = await client.declareReady({ id: stage.order, body: { convoy } });
  return { convoy, ready: order.readiness.filter((one) => one.ready).length, of: order.readiness.length };
}

/** Signs what it reads itself, over the canonical bytes of the content. */
export async function signAs(stage: Stage, by: PartyKey): Promise<DispatchOrder> {
  const { id: party, client, signing } = stage.cast[by];
  const { content } = await client.getOrder({ id: stage.order });
  const keyId = keyIdOf(signing.publicKey, sha256);
  if (keyId === undefined) throw new Error('a signing key is no key');
  const signature = signBytes(signing, signedBytes(content));
  return client.signOrder({ id: stage.order, body: { party, keyId, contentHash: hashContent(content, sha256), signature } });
}
