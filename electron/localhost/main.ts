import { localhostArguments, type LocalhostArguments } from './localhost-arguments.ts';
import { runLocalhost } from './run-localhost.ts';

const args = readArguments();
if (args) {
  try {
    await runLocalhost(args, ({ newAddress }) => say(newAddress));
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

/** An address opens once and within a minute; who sits at the terminal gets another by pressing Enter. */
function say(newAddress: () => string): void {
  const print = (): void => void process.stdout.write(`${newAddress()}\n`);
  print();
  if (!process.stdin.isTTY) return;
  process.stderr.write(
    '一分钟内打开，只能用一次；按回车得到新地址 (opens once, within a minute; press Enter for another)\n',
  );
  process.stdin.on('data', print).unref();
}
