import type { ArchiveClient } from '../contract/api.ts';
import type { Method, Request } from '../contract/requests.ts';

/** The answers of every method that reads and needs to be told nothing, or something that is always there. */
export async function everythingShown(ask: ArchiveClient['call']): Promise<ReadonlyMap<Method, string>> {
  const asked: { readonly [M in Method]?: Request<M> } = {
    'library.status': {},
    'archives.fingerprints': {},
    'reports.list': {},
    'reports.read': { reportId: (await ask('reports.list', {}))[0]!.reportId },
    'reports.holdings': {},
    'reports.trash': {},
    'search.run': { query: '市场', limit: 1000 },
    'search.suggest': { text: '临' },
    'indicators.list': {},
    'indicators.series': {},
    'programmes.list': {},
    'terms.list': {},
    'annotations.list': { deleted: true },
    'annotations.usedWords': {},
    'notebook.undoState': {},
    'notebook.clippings': {},
    'collections.list': {},
    'notebook.drafts': {},
    'notebook.backups': {},
    'notebook.identity': {},
    'preferences.read': {},
  };
  const shown = new Map<Method, string>();
  // The keys are methods, each with its own request.
  for (const [method, request] of Object.entries(asked) as [Method, never][]) {
    // How long it took is no change.
    const answer = JSON.stringify(await ask(method, request), (key, value: unknown) =>
      key === 'milliseconds' ? 0 : value,
    );
    shown.set(method, answer);
  }
  return shown;
}
