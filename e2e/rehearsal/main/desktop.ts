import { guard, GuardedEmitter, notCovered } from '../shared/guard.ts';
import { note, stage } from './stage.ts';

// ---- dialog: the test says beforehand what the user will choose ----

const answers = new Map<string, unknown[]>();

export function answerDialog(method: string, answer: unknown): void {
  answers.set(method, [...(answers.get(method) ?? []), answer]);
}

function ask<T>(method: string, args: readonly unknown[]): Promise<T> {
  note({ kind: 'dialog', method, options: structuredClone(args.at(-1)) }); // with or without a window before it
  const answer = answers.get(method)?.shift();
  if (answer === undefined)
    return Promise.reject(notCovered(`dialog.${method} without an answer given by the test`));
  return Promise.resolve(answer as T); // Rehearsal.answerDialog() takes this method's answers only
}

export const dialog = guard('dialog', {
  showOpenDialog: (...args: unknown[]) => ask<Electron.OpenDialogReturnValue>('showOpenDialog', args),
  showSaveDialog: (...args: unknown[]) => ask<Electron.SaveDialogReturnValue>('showSaveDialog', args),
  showMessageBox: (...args: unknown[]) => ask<Electron.MessageBoxReturnValue>('showMessageBox', args),
  showErrorBox: (title: string, content: string) => {
    note({ kind: 'dialog', method: 'showErrorBox', options: { title, content } });
  },
} satisfies Partial<Electron.Dialog>);

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
