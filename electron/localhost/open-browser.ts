import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Opens an address in the default browser, where there is a screen to show it on. Says whether it tried. The browser is
 * given a file that leads there and that only the person can read: arguments of programs are seen by everybody.
 */
export function openBrowser(address: string, platform = process.platform, env = process.env): boolean {
  const command = browserCommand(platform, env);
  if (!command) return false;
  const [program, ...args] = command;
  const file = pageLeadingTo(address);
  const child = spawn(program, [...args, file], { stdio: 'ignore', detached: true });
  // No browser, or none that can be started: the printed address remains.
  child.on('error', () => undefined);
  child.unref();
  return true;
}

export function browserCommand(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | null {
  if (env['CI']) return null;
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}

/** By then the address has expired as well. */
const A_MINUTE = 60_000;

/** In a folder of its own with the rights 0700; taken away again when nobody can use it any more. */
export function pageLeadingTo(address: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-'));
  const file = path.join(folder, 'lanjuan.html');
  writeFileSync(
    file,
    `<!doctype html>\n<meta charset="utf-8">\n<meta name="referrer" content="no-referrer">\n` +
      `<meta http-equiv="refresh" content="0; url=${address}">\n<title>览卷</title>\n<a href="${address}">览卷</a>\n`,
    { mode: 0o600 },
  );
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  setTimeout(remove, A_MINUTE).unref();
  process.once('exit', remove);
  return file;
}
