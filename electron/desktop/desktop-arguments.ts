import { fileURLToPath } from 'node:url';
import { COMMANDS, type CommandName } from './channels.ts';

/** What the program was started with. Chromium's own switches and anything unknown are passed over. */
export interface DesktopArguments {
  readonly library: string | undefined;
  readonly files: readonly string[];
  /** `--go=NAME`: a command of the menu, from the task list of the taskbar. */
  readonly go: CommandName | null;
  /** Start, see whether all parts answer, end with 0 or 1: for the tests of installers. */
  readonly smokeTest: boolean;
  /** `--report FILE`: where the smoke test writes its report; programs of Windows have no output that could be seen. */
  readonly report: string | undefined;
}

/** Unpacked, `electron FOLDER …`: the first word is the program itself. */
export function desktopArguments(argv: readonly string[], packed: boolean): DesktopArguments {
  const given = argv.slice(packed ? 1 : 2);
  const files: string[] = [];
  let library: string | undefined;
  let report: string | undefined;
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? '';
    if (word === '--library') library = given[++at];
    else if (word === '--report') report = given[++at];
    else if (word.startsWith('--report=')) report = word.slice('--report='.length);
    else if (word.startsWith('--library=')) library = word.slice('--library='.length);
    else if (!word.startsWith('-') && word !== '') files.push(asPath(word));
  }
  const asked = given.find((word) => word.startsWith('--go='))?.slice('--go='.length);
  const go = COMMANDS.find((name) => name === asked) ?? null;
  return { library, files, go, smokeTest: given.includes('--smoke-test'), report };
}

/** Linux desktops hand files over as addresses (`%U` in the menu entry). One of another machine stays as it is. */
function asPath(word: string): string {
  if (!word.startsWith('file:')) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return word;
  }
}
