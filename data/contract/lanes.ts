import type { Method } from './requests.ts';
import type { Thing } from './touches.ts';

/**
 * Who answers a method where the library runs in two threads. `notebook`: what a person writes and nothing that could
 * keep it waiting. `reading`: the archives, one request after the other. `files`: files from outside, beside that
 * queue. A program with one thread answers all of them there.
 */
export type Lane = 'notebook' | 'reading' | 'files';

export const LANES = {
  'library.status': 'reading',
  'library.verify': 'reading',
  'library.rebuildIndex': 'reading',
  'library.startRebuild': 'reading',
  'library.rebuildProgress': 'reading',
  'library.checks': 'reading',
  'library.startCheck': 'reading',
  'library.stopCheck': 'reading',
  'archives.add': 'reading',
  'archives.remove': 'reading',
  'archives.restore': 'reading',
  'archives.fingerprints': 'reading',
  'reports.list': 'reading',
  'reports.read': 'reading',
  'reports.source': 'reading',
  'sources.describe': 'reading',
  'sources.piece': 'reading',
  'sources.pages': 'reading',
  'reports.versions': 'reading',
  'reports.readVersion': 'reading',
  'reports.holdings': 'reading',
  'reports.trash': 'reading',
  'reports.remove': 'reading',
  'reports.restore': 'reading',
  'reports.merge': 'reading',
  'reports.moveVersion': 'reading',
  'reports.chooseVersion': 'reading',
  'reports.undo': 'reading',
  'reports.redo': 'reading',
  'records.read': 'reading',
  'records.export': 'reading',
  'records.preview': 'reading',
  'records.directory': 'reading',
  'records.readDirectory': 'reading',
  'properties.check': 'reading',
  'properties.export': 'reading',
  'archives.export': 'reading',
  'bags.make': 'reading',
  'bags.open': 'files',
  'search.run': 'reading',
  'search.suggest': 'reading',
  'search.concordance': 'reading',
  'search.frequency': 'reading',
  'search.count': 'reading',
  'search.receipt': 'reading',
  'search.verifyReceipt': 'reading',
  'search.export': 'reading',
  'indicators.list': 'reading',
  'indicators.atHits': 'reading',
  'indicators.series': 'reading',
  'programmes.list': 'reading',
  'terms.list': 'reading',
  'evidence.of': 'reading',
  'evidence.open': 'reading',
  'compare.texts': 'reading',
  'compare.promises': 'reading',
  'compare.topics': 'reading',
  'imports.hold': 'files',
  'imports.unpack': 'files',
  'imports.inspect': 'files',
  'imports.add': 'files',
  // Not behind what it is to stop.
  'imports.stop': 'reading',
  'imports.previewReread': 'files',
  'imports.reread': 'files',
  'imports.place': 'files',
  'scans.progress': 'reading',
  'scans.order': 'reading',
  'annotations.list': 'notebook',
  'annotations.create': 'notebook',
  'annotations.update': 'notebook',
  'annotations.remove': 'notebook',
  'annotations.restore': 'notebook',
  'annotations.history': 'notebook',
  'annotations.export': 'notebook',
  'annotations.exportFile': 'notebook',
  'annotations.import': 'notebook',
  'annotations.bulk': 'notebook',
  'annotations.confirm': 'notebook',
  'annotations.usedWords': 'notebook',
  'notebook.pack': 'notebook',
  'notebook.previewMerge': 'notebook',
  'notebook.merge': 'notebook',
  'notebook.undoState': 'notebook',
  'notebook.undo': 'notebook',
  'notebook.redo': 'notebook',
  'notebook.entries': 'notebook',
  'notebook.saveEntry': 'notebook',
  'notebook.removeEntry': 'notebook',
  'notebook.clippings': 'notebook',
  'notebook.clip': 'notebook',
  'notebook.changeClipping': 'notebook',
  'notebook.removeClippings': 'notebook',
  'notebook.drafts': 'notebook',
  'notebook.saveDraft': 'notebook',
  'notebook.backups': 'notebook',
  'notebook.backUp': 'notebook',
  'notebook.previewRestore': 'notebook',
  'notebook.restore': 'notebook',
  'notebook.check': 'notebook',
  'notebook.identity': 'notebook',
  'notebook.renewDevice': 'notebook',
  'records.edit': 'notebook',
  'collections.list': 'notebook',
  'collections.create': 'notebook',
  'collections.change': 'notebook',
  'collections.remove': 'notebook',
  'preferences.read': 'notebook',
  'preferences.write': 'notebook',
} as const satisfies Record<Method, Lane>;

export function laneOf(method: string): Lane {
  // An unknown method is refused by whoever is asked.
  return Object.hasOwn(LANES, method) ? LANES[method as Method] : 'reading';
}

/**
 * What one lane tells the other, answered by nobody: what it has changed; or that files of archives are about to be
 * exchanged and none may be open, for Windows moves no open file.
 */
export type LaneNews = { readonly changed: readonly Thing[] } | { readonly closing: 'archives' };

/**
 * What the reading lane says of the library and the notebook lane completes: the method to ask there for the field
 * `notebook` and for problems of its own.
 */
const COMPLETED: Partial<Record<Method, Method>> = {
  'library.status': 'library.status',
  'library.verify': 'library.verify',
  'archives.remove': 'library.status',
  'archives.restore': 'library.status',
};

/** Null for a method that one lane answers alone, and for whatever is no method: a caller may have sent any word. */
export function completedBy(method: string): Method | null {
  return Object.hasOwn(COMPLETED, method) ? COMPLETED[method as Method]! : null;
}

/** Seconds of work after which whoever answers is taken to hang. Generous: a slow disk is no fault. */
export function secondsFor(method: string): number {
  return Object.hasOwn(SECONDS, method) ? SECONDS[method as Method]! : 60;
}

const MINUTE = 60;
const SECONDS: Partial<Record<Method, number>> = {
  'library.verify': 30 * MINUTE,
  'library.rebuildIndex': 60 * MINUTE,
  'archives.add': 10 * MINUTE,
  'archives.fingerprints': 10 * MINUTE,
  'search.export': 5 * MINUTE,
  'search.receipt': 5 * MINUTE,
  'search.verifyReceipt': 5 * MINUTE,
  'search.concordance': 5 * MINUTE,
  'search.frequency': 5 * MINUTE,
  'search.count': 5 * MINUTE,
  'compare.texts': 3 * MINUTE,
  'compare.topics': 3 * MINUTE,
  'compare.promises': 3 * MINUTE,
  'imports.unpack': 3 * MINUTE,
  'imports.inspect': 3 * MINUTE,
  'imports.add': 30 * MINUTE,
  'imports.previewReread': 5 * MINUTE,
  'imports.reread': 10 * MINUTE,
  'imports.place': 10 * MINUTE,
  'records.export': 5 * MINUTE,
  'records.preview': 5 * MINUTE,
  'properties.check': 30 * MINUTE,
  'properties.export': 30 * MINUTE,
  'archives.export': 10 * MINUTE,
  'bags.make': 10 * MINUTE,
  'bags.open': 10 * MINUTE,
  'records.edit': 10 * MINUTE,
  'collections.create': 5 * MINUTE,
  'collections.change': 5 * MINUTE,
  'annotations.import': 10 * MINUTE,
  'annotations.exportFile': 5 * MINUTE,
  'notebook.pack': 10 * MINUTE,
  'notebook.previewMerge': 10 * MINUTE,
  'notebook.merge': 10 * MINUTE,
  'notebook.undo': 10 * MINUTE,
  'notebook.redo': 10 * MINUTE,
  'notebook.backUp': 10 * MINUTE,
  'notebook.previewRestore': 10 * MINUTE,
  'notebook.restore': 10 * MINUTE,
  'notebook.check': 10 * MINUTE,
};
