/** Putting the reports of the holdings in order: trash, merging, versions, and taking it back. */
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import type { ReportId } from './contract/model.ts';
import {
  chooseVersion,
  mergeReports,
  moveVersion,
  removeReport,
  restoreReport,
} from './reports/rearrange-reports.ts';
import { READ_BY } from './ingest/reader-version.ts';
import { listHoldings } from './reports/list-holdings.ts';
import { listTrash, listVersions, readVersion } from './reports/list-versions.ts';
import { stampHoldings } from './schema/edition-id.ts';
import type { ArchiveFile, ArchiveSet } from './schema/archive-set.ts';
import { redoArrangement, undoArrangement, undoImports } from './schema/arrangement-log.ts';
import { copyRecord } from './schema/copy-record.ts';
import { asOnlyWriter } from './schema/writer-lock.ts';
import { openWritable, type WritableDatabase } from './schema/sqlite.ts';

/** The open archives, as far as putting reports in order needs them. */
export interface ArrangedArchives {
  readonly set: ArchiveSet;
  reopen(change?: () => void): void;
}

type ArrangingMethod =
  `reports.${'remove' | 'restore' | 'merge' | 'moveVersion' | 'chooseVersion' | 'undo' | 'redo' | 'readVersion' | 'holdings' | 'trash' | 'versions'}`;

export function arrangingMethods(inUse: ArrangedArchives): Pick<Archive, ArrangingMethod> {
  const revise = <Value>(change: (database: WritableDatabase) => Value): Value =>
    reviseHoldings(inUse, change);
  return {
    'reports.holdings': () => listHoldings(inUse.set, READ_BY),
    'reports.trash': () => listTrash(inUse.set),
    'reports.versions': ({ reportId }) => listVersions(inUse.set, reportId),
    'reports.readVersion': ({ version }) => readVersion(inUse.set, version),
    'reports.remove': ({ reportId }) => {
      revise((database) => removeReport(database, reportId));
      return listTrash(inUse.set);
    },
    'reports.restore': ({ reportId }) => {
      revise((database) => restoreReport(database, reportId));
      return listTrash(inUse.set);
    },
    'reports.merge': ({ from, into }) => {
      revise((database) => {
        bringRecord(inUse.set, database, into);
        mergeReports(database, from, into);
      });
      return listVersions(inUse.set, into);
    },
    'reports.moveVersion': ({ version, into }) => {
      const elsewhere = describedElsewhere(inUse.set);
      revise((database) => {
        bringRecord(inUse.set, database, into);
        moveVersion(database, version, into, (reportId) => elsewhere.has(reportId));
      });
      return listVersions(inUse.set, into);
    },
    'reports.chooseVersion': ({ version, reportId }) => {
      revise((database) => chooseVersion(database, version));
      return listVersions(inUse.set, reportId);
    },
    'reports.undo': ({ imports }) =>
      revise((database) => (imports ? undoImports(database, new Set(imports)) : undoArrangement(database))),
    'reports.redo': () => revise(redoArrangement),
  };
}

/** In one transaction, with the holdings closed for everybody else; then all is opened anew. */
function reviseHoldings<Value>(
  inUse: ArrangedArchives,
  change: (database: WritableDatabase) => Value,
): Value {
  const holdings = inUse.set.archives.find(({ role }) => role === 'holdings');
  if (!holdings) throw new ArchiveError('not_found', 'there are no holdings yet');
  let value: { readonly is: Value } | undefined;
  asOnlyWriter(holdings.file, () => inUse.reopen(() => (value = { is: revised(holdings, change) })));
  // reopen has run the change, or has thrown.
  return value!.is;
}

function revised<Value>({ file }: ArchiveFile, change: (database: WritableDatabase) => Value): Value {
  const database = openWritable(file);
  try {
    return database.transaction(() => {
      const value = change(database);
      stampHoldings(database);
      return value;
    })();
  } finally {
    database.close();
  }
}

/** Reports that archives besides the holdings describe. Asked before the archives are closed for a change. */
function describedElsewhere(set: ArchiveSet): ReadonlySet<ReportId> {
  const ids = set.archives
    .filter(({ role }) => role !== 'holdings')
    .flatMap(({ database }) => database.prepare('SELECT report_id FROM reports').pluck().all());
  // The column holds ids of reports.
  return new Set(ids as ReportId[]);
}

/** A report that another archive describes gets its record in the holdings too, so that a text can be put under it. */
function bringRecord(set: ArchiveSet, database: WritableDatabase, reportId: ReportId): void {
  const isHere = database.prepare('SELECT 1 FROM reports WHERE report_id = ?').get(reportId) !== undefined;
  if (isHere) return;
  // Every archive is closed while the holdings are changed: the record is read through a connection of its own.
  for (const archive of set.byRecordPrecedence)
    if (archive.role !== 'holdings' && copyRecord(archive, database, reportId)) return;
}
