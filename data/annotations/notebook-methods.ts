import type { Archive } from '../contract/api.ts';
import type { Method } from '../contract/requests.ts';
import type { Notebook } from './notebook.ts';

/** The methods of the contract that the notebook answers. */
export type NotebookMethod = Extract<Method, `annotations.${string}` | `preferences.${string}` | `notebook.${string}`>;

/** One line per method; open-library.ts spreads this into the archive. */
export function notebookMethods(notebook: Notebook): Pick<Archive, NotebookMethod> {
  const { annotations, preferences } = notebook;
  return {
    'annotations.list': (request) => annotations.list(request),
    'annotations.create': (request) => annotations.create(request),
    'annotations.update': (request) => annotations.update(request),
    'annotations.remove': (request) => annotations.remove(request),
    'annotations.restore': (request) => annotations.restore(request),
    'annotations.history': (request) => annotations.history(request),
    'annotations.export': (request) => notebook.exportJsonLd(request.annotationIds),
    'preferences.read': () => preferences.read(),
    'preferences.write': ({ key, value }) => preferences.write(key, value),
  };
}
