import { ArchiveError, ERROR_SENTENCES } from '../../data/contract/errors.ts';
import { readCommandLine } from './command-line.ts';
import { UsageError } from './command.ts';
import { usageOfAll } from './commands.ts';
import { runCommand } from './run-command.ts';

/** Where a command's words go: its answer, and what is said beside it. */
export interface Output {
  readonly answer: (text: string) => void;
  readonly aside: (text: string) => void;
}

/** The whole of a command. 0: done. 1: something was refused. 2: wrong usage. */
export async function answerCommand(args: readonly string[], output: Output): Promise<0 | 1 | 2> {
  const json = args.includes('--json');
  try {
    const line = readCommandLine(args);
    if (!line) {
      output.answer(usageOfAll());
      return 0;
    }
    const outcome = await runCommand(line, output.aside);
    if (!json) output.answer(outcome.text);
    else if (outcome.json !== null) output.answer(JSON.stringify(outcome.json));
    return outcome.refused ? 1 : 0;
  } catch (error) {
    return complain(error, json, output);
  }
}

function complain(error: unknown, json: boolean, { answer, aside }: Output): 1 | 2 {
  const { code, detail } = describe(error);
  if (json) answer(JSON.stringify({ error: { code, detail } }));
  if (error instanceof UsageError) aside(`${detail}\n\n${usageOfAll()}`);
  else aside(`${ERROR_SENTENCES[code].zh}\n${ERROR_SENTENCES[code].en}\n${detail}`);
  return error instanceof UsageError ? 2 : 1;
}

function describe(error: unknown): { readonly code: ArchiveError['code']; readonly detail: string } {
  if (error instanceof ArchiveError) return { code: error.code, detail: error.message };
  if (error instanceof UsageError) return { code: 'bad_request', detail: error.message };
  if (isOfSystem(error)) return { code: SYSTEM_CODES[error.code!] ?? 'bad_request', detail: error.message };
  // A bug: its stack belongs on standard error, not into the JSON.
  console.error(error);
  return { code: 'internal', detail: 'the command failed' };
}

/** A path that is not there, or may not be used: the person's to put right. */
function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error;
}

const SYSTEM_CODES: Readonly<Record<string, ArchiveError['code']>> = {
  ENOENT: 'not_found',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
};
