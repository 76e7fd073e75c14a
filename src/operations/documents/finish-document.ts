/** From filled pages to the paper: what is missing, and whether it is a draft. */
import type { DocumentKind, DocumentLanguage, DocumentModel, Paper, Titles } from '../../contract/index.js';
import type { PageDraft } from './page-draft.js';
import { type ConsignmentRecord, isReleased, type Writing } from './record.js';

/** A paper, or the reason why this consignment has none of the kind and what would do. */
export type DocumentAnswer =
  | { readonly kind: 'document'; readonly document: DocumentModel }
  | { readonly kind: 'none'; readonly because: 'no-carriage' | 'no-unit' | 'which-unit' | 'no-consignment'; readonly sentence: string };

interface Finish {
  readonly kind: DocumentKind;
  readonly titles: Titles;
  readonly languages: readonly DocumentLanguage[];
  readonly pages: readonly PageDraft[];
  readonly records: readonly ConsignmentRecord[];
  readonly number: string | undefined;
  readonly notes: readonly string[];
}

export function finishDocument({ kind, titles, languages, pages, records, number, notes }: Finish, { now, issuer }: Writing): DocumentAnswer {
  const missing = pages.flatMap((page) => page.missing);
  const draftBecause = [
    ...missing.filter((one) => one.required).map(({ sentence }) => sentence),
    ...records.flatMap((record) => (isReleased(record) ? [] : [unreleased(record)])),
  ];
  const document: DocumentModel = {
    formatVersion: 1,
    kind,
    titles,
    languages: [...languages],
    number: number ?? null,
    consignments: records.map(({ consignment }) => consignment.id),
    draft: draftBecause.length > 0,
    draftBecause,
    writtenAt: now,
    writtenBy: issuer.name,
    pages: pages.map(({ page }) => page),
    missing,
    notes: [...notes],
  };
  return { kind: 'document', document };
}

const unreleased = ({ consignment, order }: ConsignmentRecord): string =>
  order === undefined
    ? `Consignment ${consignment.reference} is ${consignment.state} and no order releases it.`
    : `Order ${order.id}, which releases consignment ${consignment.reference}, is ${order.state}.`;

/** Number of the paper itself, where the consignment has one of the kind. */
export const findPaperNumber = ({ consignment }: ConsignmentRecord, kind: Paper['kind']): string | undefined =>
  consignment.papers.find((paper) => paper.kind === kind)?.number;
