export { type DocumentFonts, documentFontFiles, hideShaping, readDocumentFonts } from './document-fonts.js';
export { type RenderedPdf, renderPdf } from './render-pdf.js';
