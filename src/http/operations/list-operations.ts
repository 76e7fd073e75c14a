/** Every endpoint of operations, in the order of the document. */
import type { Endpoint } from '../endpoint.js';
import { addPartyEndpoint } from './access/add-party-endpoint.js';
import { addSigningKeyEndpoint } from './access/add-signing-key-endpoint.js';
import { changePartyEndpoint } from './access/change-party-endpoint.js';
import { createAccessKeyEndpoint } from './access/create-access-key-endpoint.js';
import { listAccessKeysEndpoint } from './access/list-access-keys-endpoint.js';
import { listAuditEndpoint } from './access/list-audit-endpoint.js';
import { listPartiesEndpoint } from './access/list-parties-endpoint.js';
import { revokeAccessKeyEndpoint } from './access/revoke-access-key-endpoint.js';
import { revokeSigningKeyEndpoint } from './access/revoke-signing-key-endpoint.js';
import { rotateAccessKeyEndpoint } from './access/rotate-access-key-endpoint.js';
import { agreeToItineraryEndpoint } from './consignments/agree-to-itinerary-endpoint.js';
import { changeConsignmentEndpoint } from './consignments/change-consignment-endpoint.js';
import { createShareLinkEndpoint } from './consignments/create-share-link-endpoint.js';
import { getConsignmentEndpoint } from './consignments/get-consignment-endpoint.js';
import { listConsignmentsEndpoint } from './consignments/list-consignments-endpoint.js';
import { listEventsEndpoint } from './consignments/list-events-endpoint.js';
import { listForecastsEndpoint } from './consignments/list-forecasts-endpoint.js';
import { listShareLinksEndpoint } from './consignments/list-share-links-endpoint.js';
import { listWaysOnEndpoint } from './consignments/list-ways-on-endpoint.js';
import { openConsignmentEndpoint } from './consignments/open-consignment-endpoint.js';
import { proposeItineraryEndpoint } from './consignments/propose-itinerary-endpoint.js';
import { readSharedEndpoint } from './consignments/read-shared-endpoint.js';
import { revokeShareLinkEndpoint } from './consignments/revoke-share-link-endpoint.js';
import { acknowledgeAlarmEndpoint } from './events/acknowledge-alarm-endpoint.js';
import { captureEpcisEndpoint } from './events/capture-epcis-endpoint.js';
import { listAlarmsEndpoint } from './events/list-alarms-endpoint.js';
import { listPositionsEndpoint } from './events/list-positions-endpoint.js';
import { postDcsaEndpoint } from './events/post-dcsa-endpoint.js';
import { postEventsEndpoint } from './events/post-events-endpoint.js';
import { postPositionsEndpoint } from './events/post-positions-endpoint.js';
import { silenceAlarmEndpoint } from './events/silence-alarm-endpoint.js';
import { logEndpoint } from './log/log-endpoint.js';
import { logStreamEndpoint } from './log/log-stream-endpoint.js';
import { meEndpoint } from './me-endpoint.js';
import type { OperationParts } from './operation.js';
import { amendOrderEndpoint } from './orders/amend-order-endpoint.js';
import { checkItemEndpoint } from './orders/check-item-endpoint.js';
import { declareReadyEndpoint } from './orders/declare-ready-endpoint.js';
import { getOrderEndpoint } from './orders/get-order-endpoint.js';
import { getOrderFileEndpoint } from './orders/get-order-file-endpoint.js';
import { listOrdersEndpoint } from './orders/list-orders-endpoint.js';
import { offerOrderEndpoint } from './orders/offer-order-endpoint.js';
import { signOrderEndpoint } from './orders/sign-order-endpoint.js';
import { withdrawOrderEndpoint } from './orders/withdraw-order-endpoint.js';
import { dcsaEndpoint } from './papers/dcsa-endpoint.js';
import { documentEndpoint } from './papers/document-endpoint.js';
import { epcisEndpoint } from './papers/epcis-endpoint.js';
import { orderManifestEndpoint } from './papers/order-manifest-endpoint.js';
import { createWebhookEndpoint } from './webhooks/create-webhook-endpoint.js';
import { deleteWebhookEndpoint } from './webhooks/delete-webhook-endpoint.js';
import { listDeadLettersEndpoint } from './webhooks/list-dead-letters-endpoint.js';
import { listWebhooksEndpoint } from './webhooks/list-webhooks-endpoint.js';

const operations = [
  meEndpoint,
  listPartiesEndpoint,
  addPartyEndpoint,
  changePartyEndpoint,
  addSigningKeyEndpoint,
  revokeSigningKeyEndpoint,
  listAccessKeysEndpoint,
  createAccessKeyEndpoint,
  rotateAccessKeyEndpoint,
  revokeAccessKeyEndpoint,
  openConsignmentEndpoint,
  listConsignmentsEndpoint,
  getConsignmentEndpoint,
  changeConsignmentEndpoint,
  listWaysOnEndpoint,
  proposeItineraryEndpoint,
  agreeToItineraryEndpoint,
  listEventsEndpoint,
  listForecastsEndpoint,
  documentEndpoint,
  epcisEndpoint,
  dcsaEndpoint,
  createShareLinkEndpoint,
  listShareLinksEndpoint,
  revokeShareLinkEndpoint,
  readSharedEndpoint,
  offerOrderEndpoint,
  listOrdersEndpoint,
  getOrderEndpoint,
  checkItemEndpoint,
  declareReadyEndpoint,
  signOrderEndpoint,
  amendOrderEndpoint,
  withdrawOrderEndpoint,
  getOrderFileEndpoint,
  orderManifestEndpoint,
  postEventsEndpoint,
  postPositionsEndpoint,
  captureEpcisEndpoint,
  postDcsaEndpoint,
  listPositionsEndpoint,
  listAlarmsEndpoint,
  acknowledgeAlarmEndpoint,
  silenceAlarmEndpoint,
  logEndpoint,
  logStreamEndpoint,
  createWebhookEndpoint,
  listWebhooksEndpoint,
  deleteWebhookEndpoint,
  listDeadLettersEndpoint,
  listAuditEndpoint,
];

export const listOperations = (parts: OperationParts): readonly Endpoint[] => operations.map((make) => make(parts));
