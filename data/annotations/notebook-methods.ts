import type { Archive } from '../contract/api.ts';
import type { Method } from '../contract/requests.ts';
import { bytesOfBase64, type Notebook } from './notebook.ts';

/** The methods of the contract that the notebook answers. */
export type NotebookMethod = Extract<
  Method,
  | `annotations.${string}`
  | `preferences.${string}`
  | `notebook.${string}`
  | `collections.${string}`
  | 'records.edit'
>;

/** One line per method; open-library.ts spreads this into the archive. */
export function notebookMethods(notebook: Notebook): Pick<Archive, NotebookMethod> {
  const { annotations, preferences, entries, clippings, collections } = notebook;
  const { drafts, backups, undoStack, merging } = notebook;
  return {
    'annotations.list': (request) => annotations.list(request),
    'annotations.create': (request) => annotations.create(request),
    'annotations.update': (request) => annotations.update(request),
    'annotations.remove': (request) => annotations.remove(request),
    'annotations.restore': (request) => annotations.restore(request),
    'annotations.history': (request) => annotations.history(request),
    'annotations.bulk': (request) => annotations.bulk(request),
    'annotations.confirm': (request) => annotations.confirm(request),
    'annotations.usedWords': () => notebook.aroundSearch.usedWords(),
    'annotations.export': (request) => notebook.exportJsonLd(request.annotationIds),
    'annotations.exportFile': (request) => notebook.exportFile(request),
    'annotations.import': (request) => notebook.importJsonLd(request.jsonLd),
    'notebook.pack': (request) => notebook.pack(request.annotationIds),
    'notebook.previewMerge': (request) => merging.preview(bytesOfBase64(request.contentBase64)),
    'notebook.merge': (request) => merging.merge(bytesOfBase64(request.contentBase64)),
    'notebook.undoState': () => ({ undo: undoStack.nextUndo, redo: undoStack.nextRedo }),
    'notebook.undo': ({ actionId }) => undoStack.undo(actionId),
    'notebook.redo': () => undoStack.redo(),
    'notebook.entries': ({ kind }) => entries.list(kind),
    'notebook.saveEntry': ({ kind, key, value }) => entries.save(kind, key, value),
    'notebook.removeEntry': ({ kind, key }) => entries.remove(kind, key),
    'notebook.clippings': () => clippings.list(),
    'notebook.clip': (request) => clippings.add(request),
    'notebook.changeClipping': (request) => clippings.change(request),
    'notebook.removeClippings': (request) => clippings.remove(request),
    'notebook.drafts': () => drafts.list(),
    'notebook.saveDraft': ({ key, value }) => drafts.save(key, value),
    'notebook.backups': () => backups.list(),
    'notebook.backUp': () => backups.make(),
    'notebook.previewRestore': ({ name }) => backups.preview(name),
    'notebook.restore': ({ name }) => backups.restore(name),
    'notebook.check': () => notebook.check(),
    'notebook.identity': () => notebook.identity(),
    'notebook.renewDevice': () => notebook.renewDevice(),
    'records.edit': (request) => notebook.records.edit(request),
    'collections.list': () => collections.list(),
    'collections.create': (request) => collections.create(request),
    'collections.change': (request) => collections.change(request),
    'collections.remove': (request) => collections.remove(request),
    'preferences.read': () => preferences.read(),
    'preferences.write': ({ key, value }) => preferences.write(key, value),
  };
}
