import type { PageRow } from './page-rows.ts';
import type { Segment } from './printed-lines.ts';
import type { PrintedPage, PrintedTable } from './printed-page.ts';

/** A page of which every piece is known for text, note, table or furniture. */
export interface SettledPage {
  readonly page: PrintedPage;
  readonly flow: readonly Segment[];
  readonly notes: readonly (readonly PageRow[])[];
  readonly tables: readonly PrintedTable[];
  readonly edges: readonly { readonly segment: Segment; readonly kind: 'running_head' | 'page_number' }[];
}
