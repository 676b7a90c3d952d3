/** What the program was started with. Chromium's own switches and anything unknown are passed over. */
export interface DesktopArguments {
  readonly library: string | undefined;
  readonly files: readonly string[];
  /** Start, see whether all parts answer, end with 0 or 1: for the tests of installers. */
  readonly smokeTest: boolean;
}

/** Unpacked, `electron FOLDER …`: the first word is the program itself. */
export function desktopArguments(argv: readonly string[], packed: boolean): DesktopArguments {
  const given = argv.slice(packed ? 1 : 2);
  const files: string[] = [];
  let library: string | undefined;
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? '';
    if (word === '--library') library = given[++at];
    else if (word.startsWith('--library=')) library = word.slice('--library='.length);
    else if (!word.startsWith('-') && word !== '') files.push(word);
  }
  return { library, files, smokeTest: given.includes('--smoke-test') };
}
