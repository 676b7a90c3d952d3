import type { NotebookMethod } from './annotations/notebook-methods.ts';
import { archiveMethods } from './archive-methods.ts';
import type { ArchivesInUse } from './archives-in-use.ts';
import { catalogueMethods } from './catalogue/catalogue-methods.ts';
import { comparePromises } from './compare/compare-promises.ts';
import { compareTexts } from './compare/compare-texts.ts';
import { compareTopics } from './compare/compare-topics.ts';
import type { Archive } from './contract/api.ts';
import type { LibraryStatus, Problem, Verification } from './contract/library-model.ts';
import { figuresAtHits } from './indicators/figures-at-hits.ts';
import { evidenceOf, openEvidence } from './indicators/find-evidence.ts';
import { listIndicators } from './indicators/list-indicators.ts';
import { listProgrammes } from './indicators/list-programmes.ts';
import { listSeries } from './indicators/list-series.ts';
import { listTerms } from './indicators/list-terms.ts';
import { importMethods } from './import-methods.ts';
import type { LibraryFiles } from './library.ts';
import { placingMethods } from './placing-methods.ts';
import { rereadMethods } from './reread-methods.ts';
import { arrangingMethods } from './report-methods.ts';
import { scanMethods } from './scan-methods.ts';
import { printedPages } from './sources/printed-pages.ts';
import { keptSource, sourcePiece } from './sources/kept-source.ts';
import { describeArchives, indexProblems } from './reports/library-status.ts';
import { listReports } from './reports/list-reports.ts';
import { readReport } from './reports/read-report.ts';
import { readSource } from './reports/read-source.ts';
import { verifyAsFiled } from './schema/verify-archive.ts';
import { searchMethods } from './search/search-methods.ts';
import { StoppedImports } from './stopped-imports.ts';

/** What is said of the notebook where archives are spoken of. */
export interface NotebookWord {
  readonly status: () => LibraryStatus['notebook'];
  readonly verify: () => Verification['notebook'];
  readonly problems: readonly Problem[];
}

/** All that the archives answer: everything but what a person writes. */
export function readingMethods(
  inUse: ArchivesInUse,
  files: LibraryFiles,
  notebook: NotebookWord,
): Omit<Archive, NotebookMethod> {
  const status = (): LibraryStatus => ({
    version: files.version,
    archives: describeArchives(inUse.set, (file) => inUse.added?.has(file) ?? false),
    notebook: notebook.status(),
    problems: problemsOf(inUse, notebook),
  });
  const stopped = new StoppedImports();
  const methods = {
    'library.status': status,
    'library.verify': () => ({
      archives: inUse.set.archives.map(verifyAsFiled),
      notebook: notebook.verify(),
    }),
    'library.rebuildIndex': () => inUse.rebuildIndex(),
    'library.startRebuild': ({ all }) => inUse.rebuilding.start(all),
    'library.rebuildProgress': () => inUse.rebuilding.progress,
    'library.checks': () => inUse.fixity.state,
    'library.startCheck': () => {
      inUse.changes.tell(['checks']);
      return inUse.fixity.start('whole', () => true);
    },
    'library.stopCheck': () => {
      inUse.changes.tell(['checks']);
      return inUse.fixity.stop();
    },
    ...archiveMethods(inUse, status),
    'reports.list': () => listReports(inUse.set),
    'reports.read': (request) => readReport(inUse.set, request, inUse.corrections()),
    'reports.source': (request) => readSource(inUse.set, request),
    'sources.describe': (request) => keptSource(inUse.set, request),
    'sources.piece': (request) => sourcePiece(inUse.set, request),
    'sources.pages': (request) => printedPages(inUse.set, request),
    ...catalogueMethods(inUse, () => listReports(inUse.set), {
      version: files.version,
      verify: () => inUse.set.archives.map(verifyAsFiled),
    }),
    ...arrangingMethods(inUse),
    ...searchMethods(() => inUse.search, files.version),
    'indicators.list': (request) => listIndicators(inUse.set, request, inUse.verdicts()),
    'indicators.atHits': ({ hits }) => figuresAtHits(inUse.set, hits, inUse.verdicts()),
    'indicators.series': (request) => listSeries(inUse.set, request, inUse.verdicts()),
    'programmes.list': () => listProgrammes(inUse.set, inUse.terms()),
    'terms.list': () => listTerms(inUse.set, inUse.terms()),
    'evidence.of': (request) => evidenceOf(inUse.set, request, inUse.verdicts()),
    'evidence.open': (request) => openEvidence(inUse.set, request, inUse.verdicts()),
    'compare.texts': (request) => compareTexts(inUse.set, request, inUse.notebook.entries('alignment')),
    'compare.topics': (request) => compareTopics(inUse.set, request),
    'compare.promises': (request) => comparePromises(inUse.set, request),
    ...scanMethods(inUse.scans),
    ...importMethods(files.holdingsFile, inUse, stopped),
    ...placingMethods(files.holdingsFile, inUse, stopped),
    ...rereadMethods(files.holdingsFile, inUse),
  } satisfies Partial<Archive>;
  return methods;
}

function problemsOf(inUse: ArchivesInUse, notebook: NotebookWord): readonly Problem[] {
  return [...inUse.problems, ...indexProblems(inUse.set), ...inUse.alteredArchives(), ...notebook.problems];
}
