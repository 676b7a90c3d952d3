/** The half of pdf.js that reads; importing it makes it known to the other half. It has no types of its own. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
