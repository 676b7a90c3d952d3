/** `npm start`: the desktop window where Electron can be had and shown, otherwise the same program in a browser. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { electronBinary } from './electron-binary.ts';
import { programFiles } from './program-files.ts';

type Choice =
  | { readonly kind: 'desktop'; readonly program: string; readonly why: string }
  | { readonly kind: 'browser'; readonly why: string };

const { root } = programFiles();
const choice = choose(root, process.env, process.platform);
console.log(choice.why);
const passed = process.argv.slice(2);
const child =
  choice.kind === 'desktop'
    ? spawn(choice.program, [root, ...passed], { stdio: 'inherit' })
    : spawn(process.execPath, [path.join(root, 'dist/app/localhost/localhost.js'), '--open', ...passed], {
        stdio: 'inherit',
      });
// The terminal sends Ctrl-C to the child as well; a supervisor's signal reaches only this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});

function choose(folder: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Choice {
  if (env['LANJUAN_HOST'] === 'browser')
    return { kind: 'browser', why: 'In the browser, as LANJUAN_HOST asks:' };
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return {
      kind: 'browser',
      why: 'In the browser, because there is no display for a window here; open this address:',
    };
  }
  if (platform === 'linux' && process.getuid?.() === 0) {
    return {
      kind: 'browser',
      why: 'In the browser, because Electron does not start for root; open this address:',
    };
  }
  const program = electronBinary(folder, true);
  if (program) return { kind: 'desktop', program, why: 'In a window of its own, for Electron is here.' };
  return {
    kind: 'browser',
    why: 'In the browser, because the Electron program is not here and cannot be fetched:',
  };
}
