/** What the archives answer about their records; what people write of them the notebook answers (record-book.ts). */
import type { Archive } from '../contract/api.ts';
import type { ReportId } from '../contract/model.ts';
import type { RecordChanges } from '../contract/record-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import type { RecordEdits } from '../schema/record-overlay.ts';
import { readRecord } from './read-record.ts';

/** The open archives, and what the notebook knows of their records. */
export interface DescribedArchives {
  readonly set: ArchiveSet;
  readonly notebook: {
    recordEdits(): RecordEdits;
    recordChanges(reportId: ReportId): RecordChanges;
  };
}

export type CatalogueMethod = 'records.read';

export function catalogueMethods(inUse: DescribedArchives): Pick<Archive, CatalogueMethod> {
  return {
    'records.read': ({ reportId: asked }) => {
      const reportId = inUse.set.heldAs(asked);
      const changes = inUse.notebook.recordChanges(reportId);
      return readRecord(inUse.set, reportId, { edit: inUse.notebook.recordEdits().get(reportId), changes });
    },
  };
}
