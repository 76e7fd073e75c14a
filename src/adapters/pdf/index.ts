export { type DocumentFonts, documentFontFiles, hideShaping, readDocumentFonts } from './document-fonts.js';
export { renderPdf } from './render-pdf.js';
