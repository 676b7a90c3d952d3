import type { Command } from './command.ts';
import { bag } from './commands/bag.ts';
import { build } from './commands/build.ts';
import { catalogue } from './commands/catalogue.ts';
import { compare } from './commands/compare.ts';
import { indicators, series } from './commands/figures.ts';
import { importFiles } from './commands/import.ts';
import { notes } from './commands/notes.ts';
import { programmes } from './commands/programmes.ts';
import { rebuildIndex } from './commands/rebuild-index.ts';
import { verifyReceipt } from './commands/receipt.ts';
import { report, reports } from './commands/reports.ts';
import { reread } from './commands/reread.ts';
import { search } from './commands/search.ts';
import { serve } from './commands/serve.ts';
import { source } from './commands/source.ts';
import { verify } from './commands/verify.ts';

/** Every command, by its name. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['build', build],
  ['import', importFiles],
  ['reports', reports],
  ['report', report],
  ['source', source],
  ['catalogue', catalogue],
  ['bag', bag],
  ['reread', reread],
  ['search', search],
  ['indicators', indicators],
  ['series', series],
  ['compare', compare],
  ['programmes', programmes],
  ['notes', notes],
  ['verify', verify],
  ['verify-receipt', verifyReceipt],
  ['rebuild-index', rebuildIndex],
  ['serve', serve],
]);

export function usageOfAll(): string {
  const width = 34;
  const lines = [...COMMANDS.values()].map(({ usage, summary }) =>
    usage.length < width
      ? `  ${usage.padEnd(width)}${summary}`
      : `  ${usage}\n  ${' '.repeat(width)}${summary}`,
  );
  return ['archive COMMAND … [--library DIR] [--json]', '', ...lines].join('\n');
}
