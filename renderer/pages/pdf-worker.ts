/** The half of pdf.js that reads files, with JPEGs that break off decoded as far as they go. */
import { endJpegs } from './ended-jpegs.ts';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

endJpegs();
