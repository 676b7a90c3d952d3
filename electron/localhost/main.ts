import { localhostArguments, type LocalhostArguments } from './localhost-arguments.ts';
import { runLocalhost } from './run-localhost.ts';

const args = readArguments();
if (args) {
  try {
    await runLocalhost(args, ({ address }) => process.stdout.write(`${address}\n`));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

function readArguments(): LocalhostArguments | null {
  try {
    return localhostArguments(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
    return null;
  }
}
