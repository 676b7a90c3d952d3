/** What the archives answer about their records; what people write of them the notebook answers (record-book.ts). */
import type { Archive } from '../contract/api.ts';
import type { ReportId, ReportSummary } from '../contract/model.ts';
import type { Verification } from '../contract/library-model.ts';
import type { RecordChanges } from '../contract/record-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { editsAsHeld, type RecordEdits } from '../schema/record-overlay.ts';
import { documentOf } from '../schema/stated-document.ts';
import { archiveOfReports } from './archive-of-reports.ts';
import { bagReports, openBag } from './bag-library.ts';
import { catalogueFile, previewCatalogue } from './catalogue-table.ts';
import { checkLibrary, propertiesFile } from './check-library.ts';
import { directoryFile, directoryOf } from './directory-file.ts';
import { readRecord } from './read-record.ts';

/** The open archives, and what the notebook knows of their records. */
export interface DescribedArchives {
  readonly set: ArchiveSet;
  readonly notebook: {
    recordEdits(): RecordEdits;
    recordChanges(reportIds: readonly ReportId[]): RecordChanges;
  };
}

export type CatalogueMethod =
  | 'records.read'
  | 'records.export'
  | 'records.preview'
  | 'archives.export'
  | 'bags.make'
  | 'bags.open'
  | 'records.directory'
  | 'records.readDirectory'
  | 'properties.check'
  | 'properties.export';

export function catalogueMethods(
  inUse: DescribedArchives,
  list: () => readonly ReportSummary[],
  { version, verify }: { readonly version: string; readonly verify: () => Verification['archives'] },
): Pick<Archive, CatalogueMethod> {
  const chosen = (reportIds: readonly ReportId[] | undefined): readonly ReportSummary[] => {
    const wanted = reportIds && new Set(reportIds);
    return list().filter(({ reportId }) => !wanted || wanted.has(reportId));
  };
  return {
    'records.read': ({ reportId: asked }) => {
      const reportId = inUse.set.heldAs(asked);
      const changes = inUse.notebook.recordChanges(inUse.set.idsOf(asked));
      const edit = editsAsHeld(inUse.notebook.recordEdits(), inUse.set).get(reportId);
      return readRecord(inUse.set, reportId, { edit, changes });
    },
    'records.export': ({ format, reportIds }) => catalogueFile(chosen(reportIds), format),
    'records.preview': ({ contentBase64 }) =>
      previewCatalogue(list(), Buffer.from(contentBase64, 'base64'), {
        heldAs: (reportId) => inUse.set.heldAs(reportId),
        documentOf: (reportId) => documentOf(inUse.set, reportId),
      }),
    'archives.export': ({ reportIds, withSources }) =>
      archiveOfReports(inUse.set, chosen(reportIds), { at: new Date(), keepSources: withSources }),
    'bags.make': ({ reportIds, notes }) =>
      bagReports(inUse.set, chosen(reportIds), { notes, at: new Date(), version }),
    'records.directory': ({ reportIds }) => directoryFile(inUse.set, chosen(reportIds)),
    'records.readDirectory': ({ reportIds }) => directoryOf(inUse.set, chosen(reportIds)),
    'properties.check': () => checkLibrary(inUse.set, list(), verify()),
    'properties.export': () => propertiesFile(checkLibrary(inUse.set, list(), verify()), new Date()),
    'bags.open': ({ contentBase64 }) => openBag(Buffer.from(contentBase64, 'base64')),
  };
}
