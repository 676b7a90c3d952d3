import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { guard, GuardedEmitter, notCovered } from '../shared/guard.ts';
import { note, problem, stage } from './stage.ts';

// ---- dialog: the test says beforehand what the user will choose ----

const answers = new Map<string, unknown[]>();

/** What the test has given as the next answer of this kind; undefined where it has given none. */
export function answerGiven(method: string): unknown {
  return answers.get(method)?.shift();
}

export function answerDialog(method: string, answer: unknown): void {
  answers.set(method, [...(answers.get(method) ?? []), answer]);
}

function ask<T>(method: string, args: readonly unknown[]): Promise<T> {
  note({ kind: 'dialog', method, options: structuredClone(args.at(-1)) }); // with or without a window before it
  const answer = answerGiven(method);
  if (answer === undefined)
    return Promise.reject(notCovered(`dialog.${method} without an answer given by the test`));
  if (method !== 'showMessageBox') rememberFolder(method, args.at(-1), answer);
  return Promise.resolve(answer as T); // Rehearsal.answerDialog() takes this method's answers only
}

let lastFolder: string | null = null;

/** Electron opens a dialog for files in the Downloads unless it is told where (breaking-changes.md, 43). */
function rememberFolder(method: string, options: unknown, answer: unknown): void {
  const { defaultPath = '' } = options as Partial<Electron.OpenDialogOptions>; // of a dialog for files
  if (lastFolder !== null && defaultPath !== lastFolder && path.dirname(defaultPath) !== lastFolder)
    problem(`dialog.${method} forgets the folder of the last one`);
  // Given as Electron's types have them.
  const { canceled, filePaths, filePath } = answer as Electron.OpenDialogReturnValue & { filePath?: string };
  const chosen = filePath ?? filePaths?.[0];
  if (canceled || chosen === undefined) return;
  const isFolder = (options as Electron.OpenDialogOptions).properties?.includes('openDirectory') ?? false;
  lastFolder = isFolder ? chosen : path.dirname(chosen);
}

export const dialog = guard('dialog', {
  showOpenDialog: (...args: unknown[]) => ask<Electron.OpenDialogReturnValue>('showOpenDialog', args),
  showSaveDialog: (...args: unknown[]) => ask<Electron.SaveDialogReturnValue>('showSaveDialog', args),
  showMessageBox: (...args: unknown[]) => ask<Electron.MessageBoxReturnValue>('showMessageBox', args),
  showErrorBox: (title: string, content: string) => {
    note({ kind: 'dialog', method: 'showErrorBox', options: { title, content } });
  },
} satisfies Partial<Electron.Dialog>);

// ---- shell: opens nothing, and keeps what it was given; it answers with an empty string where all is well ----

export const shell = guard('shell', {
  openPath: (file: string): Promise<string> => {
    if (!path.isAbsolute(file)) throw notCovered('shell.openPath of a path that is not absolute');
    const { mode } = statSync(file);
    note({ kind: 'opened', file, mode: mode & 0o777, contentBase64: readFileSync(file).toString('base64') });
    const given = answerGiven('openPath');
    return Promise.resolve(typeof given === 'string' ? given : '');
  },
} satisfies Partial<Electron.Shell>);

// ---- screen: one laptop ----

export const screen = guard('screen', {
  getAllDisplays: () => [guard('Display', { workArea: { x: 0, y: 0, width: 1920, height: 1040 } })],
});

// ---- nativeTheme ----

type Source = Electron.NativeTheme['themeSource'];

export class NativeThemeDouble extends GuardedEmitter implements Pick<Electron.NativeTheme, 'themeSource'> {
  #source: Source = 'system';

  constructor() {
    super('nativeTheme', []);
  }
  get scheme(): 'dark' | 'light' {
    return this.#source === 'dark' ? 'dark' : 'light';
  }
  get themeSource(): Source {
    return this.#source;
  }
  set themeSource(source: Source) {
    this.#source = source;
    void stage.call('setColorScheme', this.scheme).catch(() => undefined);
  }
}
export const nativeTheme = new NativeThemeDouble();
