import { parseArgs } from 'node:util';
import { UsageError, type Command, type Given } from './command.ts';
import { COMMANDS } from './commands.ts';

export interface CommandLine {
  readonly command: Command;
  readonly given: Given;
  readonly library: string | undefined;
  readonly json: boolean;
}

/** `null`: help was asked for. Throws UsageError. */
export function readCommandLine(args: readonly string[]): CommandLine | null {
  const name = commandName(args);
  if (name === undefined) {
    if (args.includes('--help')) return null;
    throw new UsageError('no command');
  }
  if (name === 'help' || args.includes('--help')) return null;
  const command = COMMANDS.get(name);
  if (!command) throw new UsageError(`unknown command "${name}"`);
  const { values, positionals } = parse(args, command);
  const words = positionals.slice(1);
  const [least, most] = command.words;
  if (words.length < least || words.length > most) throw new UsageError(`usage: archive ${command.usage}`);
  const library = values['library'];
  return {
    command,
    given: { words, options: values },
    library: typeof library === 'string' ? library : undefined,
    json: values['json'] === true,
  };
}

/** The first word that is neither an option of all commands nor its value. */
function commandName(args: readonly string[]): string | undefined {
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--library');
}

function parse(
  args: readonly string[],
  command: Command,
): { values: Given['options']; positionals: string[] } {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: args.map(shield),
      options: { ...command.options, library: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
      tokens: true,
    });
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = given.find((name, at) => given.indexOf(name) !== at && values[name] !== true);
    if (twice !== undefined) throw new Error(`--${twice} is given twice`);
    return { values, positionals: positionals.map((word) => word.replace(SHIELD, '')) };
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message : String(error)}\nusage: archive ${command.usage}`,
    );
  }
}

const SHIELD = /^\0/;

/** `-食品` leaves a word out of a search; no option begins like that. */
function shield(arg: string): string {
  return /^-[^-a-z]/i.test(arg) ? `\0${arg}` : arg;
}
