import { Socket } from 'node:net';
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
  const { stdin } = process;
  if (stdin.isTTY)
    process.stderr.write(
      '一分钟内打开，只能用一次；按回车得到新地址 (opens once, within a minute; press Enter for another)\n',
    );
  // A terminal, or the pipe of `npm start`, which says for itself what Enter does; a file has nothing to say.
  if (stdin instanceof Socket) stdin.on('data', print).unref();
}
