/** `npm start`: the desktop window where Electron can be had and shown, otherwise the same program in a browser. */
import path from 'node:path';
import { environment, userDataFolder } from './library-places.ts';
import { programFiles } from './program-files.ts';
import { startProgram } from './start/start-program.ts';
import { stopSignals } from './start/stop-signals.ts';
import { isInForeground, takeKeys } from './start/terminal-keys.ts';

const { root } = programFiles();
const stop = stopSignals(process);
const keys = takeKeys(process.stdin, {
  isForeground: isInForeground,
  onInterrupt: () => void process.emit('SIGINT'),
  signalGroup: (signal) => process.kill(0, signal),
});
process.on('SIGCONT', () => keys.goOn());
process.exitCode = await startProgram({
  root,
  words: process.argv.slice(2),
  env: process.env,
  platform: process.platform,
  user: process.getuid?.() ?? null,
  memory: path.join(userDataFolder(environment(root, false)), 'desktop-start.json'),
  stop,
  keys,
  say: (line) => process.stderr.write(`${line}\n`),
});
// What was let go of (a child that was given up, its pipes) is not waited for.
process.exit();
