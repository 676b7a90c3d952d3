import { ArchiveError, ERROR_SENTENCES } from '../../data/contract/errors.ts';
import { readCommandLine } from './command-line.ts';
import { UsageError } from './command.ts';
import { usageOfAll } from './commands.ts';
import { runCommand } from './run-command.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await main(process.argv.slice(2));

/** 0: done. 1: something was refused. 2: wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  try {
    const line = readCommandLine(args);
    if (!line) {
      print(usageOfAll());
      return 0;
    }
    const outcome = await runCommand(line, (text) => console.error(text));
    if (!json) print(outcome.text);
    else if (outcome.json !== null) print(JSON.stringify(outcome.json));
    return outcome.refused ? 1 : 0;
  } catch (error) {
    return complain(error, json);
  }
}

function complain(error: unknown, json: boolean): number {
  const { code, detail } = describe(error);
  if (json) print(JSON.stringify({ error: { code, detail } }));
  if (error instanceof UsageError) console.error(`${detail}\n\n${usageOfAll()}`);
  else console.error(`${ERROR_SENTENCES[code].zh}\n${ERROR_SENTENCES[code].en}\n${detail}`);
  return error instanceof UsageError ? 2 : 1;
}

function describe(error: unknown): { readonly code: ArchiveError['code']; readonly detail: string } {
  if (error instanceof ArchiveError) return { code: error.code, detail: error.message };
  if (error instanceof UsageError) return { code: 'bad_request', detail: error.message };
  // A bug: its stack belongs on standard error, not into the JSON.
  console.error(error);
  return { code: 'internal', detail: 'the command failed' };
}

function print(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`);
}
