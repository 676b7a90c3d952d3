import path from 'node:path';
import type { NotebookMethod } from './annotations/notebook-methods.ts';
import type { Notebook } from './annotations/notebook.ts';
import { openNotebook } from './annotations/open-notebook.ts';
import type { Changes } from './changes.ts';
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import type { Problem, Verification } from './contract/library-model.ts';
import { REQUESTS } from './contract/requests.ts';
import type { EditionTexts } from './schema/edition-text.ts';

/** What a notebook stands in. */
export interface NotebookNeeds {
  readonly texts: EditionTexts;
  readonly changes: Pick<Changes, 'tell' | 'tellElsewhere'>;
}

/** Opens the notebook, or says why it cannot be opened. Texts are asked for whenever they are needed, for archives come and go. */
export function openNotebookOrReport(
  folder: string,
  needs: NotebookNeeds,
): { notebook: Notebook | null; problems: readonly Problem[] } {
  try {
    const current: EditionTexts = {
      textOf: (reportId, edition) => needs.texts.textOf(reportId, edition),
      nameOf: (reportId) => needs.texts.nameOf(reportId),
      heldAs: (reportId) => needs.texts.heldAs(reportId),
      idsOf: (reportId) => needs.texts.idsOf(reportId),
      documentOf: (reportId) => needs.texts.documentOf(reportId),
      holding: (quote) => needs.texts.holding(quote),
    };
    const notebook = openNotebook({
      folder,
      texts: current,
      onChanged: (things) => needs.changes.tell(things),
    });
    return { notebook, problems: notebook.problems };
  } catch (error) {
    const code = error instanceof ArchiveError ? error.code : isRefusedByDisk(error) ? 'read_only' : null;
    if (code === null) throw error;
    return { notebook: null, problems: [{ code, subject: path.join(folder, 'notebook.sqlite') }] };
  }
}

/** An error of the operating system: no such place, no right to write there. */
export function isRefusedByDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

export function verifyNotebook(
  notebook: Notebook | null,
  problems: readonly Problem[],
): Verification['notebook'] {
  if (notebook) return notebook.check();
  return {
    integrity: problems[0]?.code ?? 'notebook_missing',
    annotations: 0,
    journal: 'not read',
    contents: 'not read',
  };
}

/** Without a notebook everything that needs it is refused with the reason; the archives can still be read. */
export function closedNotebook(problems: readonly Problem[]): Pick<Archive, NotebookMethod> {
  const code = problems[0]?.code ?? 'notebook_missing';
  const refuse = (): never => {
    throw new ArchiveError(code, 'the notebook is not open');
  };
  const names = Object.keys(REQUESTS).filter((method) =>
    /^(?:annotations|notebook|preferences|collections)\.|^records\.edit$/.test(method),
  );
  // The names are all of the methods that the notebook answers.
  return Object.fromEntries(names.map((name) => [name, refuse])) as unknown as Pick<Archive, NotebookMethod>;
}
