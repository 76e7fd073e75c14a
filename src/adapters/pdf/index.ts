export { type DocumentFonts, documentFontFiles, readDocumentFonts } from './document-fonts.js';
export { type RenderedPdf, renderPdf } from './render-pdf.js';
