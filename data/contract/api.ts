import type {
  Annotation,
  AnnotationChange,
  Draft,
  ExportedFile,
  ImportedAnnotations,
  MergePreview,
  NotebookBackup,
  NotebookCheck,
  NotebookEntry,
  NotebookIdentity,
  RestorePreview,
  UndoableAction,
  UndoState,
  UsedWords,
} from './annotation-model.ts';
import type { BagContents } from './bag-model.ts';
import type { Clipping } from './clipping-entry.ts';
import type { Collection } from './collection-model.ts';
import type { PairComparison, PromiseComparison, TopicComparison } from './comparison-model.ts';
import type { ErrorCode } from './errors.ts';
import type { FourProperties } from './four-properties-model.ts';
import type { FixityChecks } from './fixity-model.ts';
import type { Evidence, Indicator, OpenedEvidence, Series } from './indicator-model.ts';
import type {
  AddedArchive,
  ArchiveFingerprint,
  ImportPreview,
  UnpackedFile,
  ImportedFile,
  IndexRebuild,
  LibraryStatus,
  Rereading,
  Verification,
} from './library-model.ts';
import type {
  ArrangementStep,
  Holdings,
  KeptSource,
  TextVersion,
  TrashedReport,
  VersionText,
} from './holdings-model.ts';
import type { Programme, Report, ReportSource, ReportSummary } from './model.ts';
import type { PrintedPages } from './page-model.ts';
import type { CataloguePreview, EditedRecords, FileDirectory, RecordDetails } from './record-model.ts';
import type { ScanProgress } from './scan-model.ts';
import type { CheckedRequest, Method, Request } from './requests.ts';
import type { SearchResult, Suggestion } from './search-model.ts';
import type {
  Concordance,
  ExportedHits,
  Frequency,
  RebuiltIndexes,
  ReceiptCheck,
  SearchReceipt,
  TermCounts,
} from './search-tools-model.ts';
import type { Term } from './term-entry.ts';
import type { Thing } from './touches.ts';

/** One line per method: what comes back. */
export interface Results {
  'library.status': LibraryStatus;
  'library.verify': Verification;
  'library.rebuildIndex': RebuiltIndexes;
  'library.startRebuild': IndexRebuild;
  'library.rebuildProgress': IndexRebuild;
  'library.checks': FixityChecks;
  'library.startCheck': FixityChecks;
  'library.stopCheck': FixityChecks;
  'archives.add': AddedArchive;
  'archives.remove': LibraryStatus;
  'archives.restore': LibraryStatus;
  'archives.fingerprints': readonly ArchiveFingerprint[];
  'reports.list': readonly ReportSummary[];
  'reports.read': Report;
  'reports.source': ReportSource;
  'sources.describe': KeptSource;
  'sources.piece': { readonly contentBase64: string };
  'sources.pages': PrintedPages;
  'reports.versions': readonly TextVersion[];
  'reports.readVersion': VersionText;
  'reports.holdings': Holdings;
  'reports.trash': readonly TrashedReport[];
  'reports.remove': readonly TrashedReport[];
  'reports.restore': readonly TrashedReport[];
  'reports.merge': readonly TextVersion[];
  'reports.moveVersion': readonly TextVersion[];
  'reports.chooseVersion': readonly TextVersion[];
  'reports.undo': ArrangementStep;
  'reports.redo': ArrangementStep;
  'records.read': RecordDetails;
  'records.export': ExportedFile;
  'records.preview': CataloguePreview;
  'records.edit': EditedRecords;
  'records.directory': ExportedFile;
  'records.readDirectory': FileDirectory;
  'collections.list': readonly Collection[];
  'collections.create': Collection;
  'collections.change': Collection;
  'collections.remove': Collection;
  'properties.check': FourProperties;
  'properties.export': ExportedFile;
  'archives.export': ExportedFile;
  'bags.make': ExportedFile;
  'bags.open': BagContents;
  'search.run': SearchResult;
  'search.suggest': readonly Suggestion[];
  'search.concordance': Concordance;
  'search.frequency': Frequency;
  'search.count': TermCounts;
  'search.receipt': SearchReceipt;
  'search.verifyReceipt': ReceiptCheck;
  'search.export': ExportedHits;
  'indicators.list': readonly Indicator[];
  'indicators.atHits': readonly Indicator[];
  'indicators.series': readonly Series[];
  'programmes.list': readonly Programme[];
  'terms.list': readonly Term[];
  'evidence.of': Evidence;
  'evidence.open': OpenedEvidence;
  'compare.texts': PairComparison;
  'compare.promises': PromiseComparison;
  'compare.topics': TopicComparison;
  'imports.hold': { readonly ticket: string };
  'imports.unpack': readonly UnpackedFile[];
  'imports.inspect': ImportPreview;
  'imports.add': readonly ImportedFile[];
  'imports.stop': null;
  'imports.previewReread': Rereading;
  'imports.reread': Rereading;
  /** How many lines have a place now. */
  'imports.place': { readonly lines: number };
  'scans.progress': readonly ScanProgress[];
  'scans.order': readonly ScanProgress[];
  'annotations.list': readonly Annotation[];
  'annotations.create': Annotation;
  'annotations.update': Annotation;
  'annotations.remove': Annotation;
  'annotations.restore': Annotation;
  'annotations.history': readonly AnnotationChange[];
  'annotations.export': { readonly jsonLd: string; readonly count: number };
  'annotations.exportFile': ExportedFile;
  'annotations.import': ImportedAnnotations;
  'annotations.bulk': readonly Annotation[];
  'annotations.confirm': readonly Annotation[];
  'annotations.usedWords': UsedWords;
  'notebook.pack': ExportedFile;
  'notebook.previewMerge': MergePreview;
  'notebook.merge': MergePreview;
  'notebook.undoState': UndoState;
  'notebook.undo': UndoableAction;
  'notebook.redo': UndoableAction;
  'notebook.entries': readonly NotebookEntry[];
  'notebook.saveEntry': NotebookEntry;
  'notebook.removeEntry': NotebookEntry;
  'notebook.clippings': readonly Clipping[];
  'notebook.clip': Clipping;
  'notebook.changeClipping': Clipping;
  'notebook.removeClippings': readonly Clipping[];
  'notebook.drafts': readonly Draft[];
  'notebook.saveDraft': readonly Draft[];
  'notebook.backups': readonly NotebookBackup[];
  'notebook.backUp': readonly NotebookBackup[];
  'notebook.previewRestore': RestorePreview;
  'notebook.restore': RestorePreview;
  'notebook.check': NotebookCheck;
  'notebook.identity': NotebookIdentity;
  'notebook.renewDevice': NotebookIdentity;
  'preferences.read': Readonly<Record<string, string>>;
  'preferences.write': Readonly<Record<string, string>>;
}

/** Files of other formats are read and written by libraries that answer later; everything else answers at once. */
type Answer<M extends Method> = M extends `imports.${string}` | 'search.export' | 'annotations.exportFile'
  ? Results[M] | Promise<Results[M]>
  : Results[M];

/** The archive as the library implements it: throws ArchiveError. */
export type Archive = { readonly [M in Method]: (request: CheckedRequest<M>) => Answer<M> };

/** What travels back to a caller. Never a stack trace. `changed`: what the call has really changed; left out: nothing. */
export type Reply<Value> = (
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly detail: string } }
) & { readonly changed?: readonly Thing[] };

/** The archive as a host or the UI reaches it. Rejects with ArchiveError. */
export interface ArchiveClient {
  call<M extends Method>(method: M, request: Request<M>): Promise<Results[M]>;
}
