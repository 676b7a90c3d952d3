import { notebookMethods, type NotebookMethod } from './annotations/notebook-methods.ts';
import type { Notebook } from './annotations/notebook.ts';
import type { Archive } from './contract/api.ts';
import type { Problem } from './contract/library-model.ts';
import { THINGS } from './contract/touches.ts';
import { closedNotebook, openNotebookOrReport, type NotebookNeeds } from './notebook-or-reason.ts';

type NotebookAnswers = Pick<Archive, NotebookMethod>;

/** Between two attempts while nobody asks for anything, in milliseconds. */
const BETWEEN_ATTEMPTS = 1000;

/**
 * The notebook in a folder. One that another process holds is tried again with every request and every second: when that
 * process ends, notes are written here without a new start, and whoever shows them is told.
 */
export class NotebookWhenFree {
  notebook: Notebook | null = null;
  problems: readonly Problem[] = [];
  readonly #folder: string;
  readonly #needs: NotebookNeeds;
  #answers!: NotebookAnswers;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(folder: string, needs: NotebookNeeds) {
    this.#folder = folder;
    this.#needs = needs;
    this.#open();
    if (this.#isLocked()) this.#timer = setInterval(() => this.tryAgain(), BETWEEN_ATTEMPTS).unref();
  }

  /** Its methods, answered by whatever is open when they are called. */
  methods(): NotebookAnswers {
    const names = Object.keys(this.#answers) as NotebookMethod[];
    const late = names.map((name) => [name, (request: never) => this.#now()[name](request)] as const);
    // The same names, each with the request and the answer of its own method.
    return Object.fromEntries(late) as unknown as NotebookAnswers;
  }

  tryAgain(): void {
    if (!this.#isLocked()) return;
    this.#open();
    if (this.#isLocked()) return;
    clearInterval(this.#timer);
    this.#needs.changes.tellElsewhere(THINGS);
  }

  close(): void {
    clearInterval(this.#timer);
    this.notebook?.close();
  }

  #now(): NotebookAnswers {
    this.tryAgain();
    return this.#answers;
  }

  #open(): void {
    const { notebook, problems } = openNotebookOrReport(this.#folder, this.#needs);
    this.notebook = notebook;
    this.problems = problems;
    this.#answers = notebook ? notebookMethods(notebook) : closedNotebook(problems);
  }

  #isLocked(): boolean {
    return this.notebook === null && this.problems.some(({ code }) => code === 'notebook_locked');
  }
}
