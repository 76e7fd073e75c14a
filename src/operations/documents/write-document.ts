/** One paper of one consignment. The same record, the same moment: the same paper. */
import type { DocumentKind } from '../../contract/index.js';
import type { DocumentAnswer } from './finish-document.js';
import type { ConsignmentRecord, Writing } from './record.js';
import { writeCimSmgs } from './write-cim-smgs.js';
import { writeCmr } from './write-cmr.js';
import { writeManifest } from './write-manifest.js';
import { writeSmgs } from './write-smgs.js';
import { writeTir } from './write-tir.js';

const writers: Readonly<Record<DocumentKind, (record: ConsignmentRecord, writing: Writing) => DocumentAnswer>> = {
  cmr: writeCmr,
  smgs: writeSmgs,
  'cim-smgs': writeCimSmgs,
  tir: writeTir,
  manifest: (record, writing) => writeManifest([record], writing),
};

export const writeDocument = (kind: DocumentKind, record: ConsignmentRecord, writing: Writing): DocumentAnswer => writers[kind](record, writing);
