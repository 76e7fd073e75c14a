/** The door to papers as PDF. The library is loaded when the first one is asked for, since every command would otherwise wait for it. */
import type { DocumentModel } from '../../contract/index.js';
import type { DocumentFonts } from './document-fonts.js';
import type { RenderedPdf } from './draw-document.js';

/** Takes some tenths of a second of this thread, most of it for the Chinese typeface. */
export async function renderPdf(model: DocumentModel, fonts: DocumentFonts): Promise<RenderedPdf> {
  const { drawDocument } = await import('./draw-document.js');
  return drawDocument(model, fonts);
}
