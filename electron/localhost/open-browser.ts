import { spawn } from 'node:child_process';

/** Opens an address in the default browser, where there is a screen to show it on. Says whether it tried. */
export function openBrowser(address: string, platform = process.platform, env = process.env): boolean {
  const command = browserCommand(platform, env);
  if (!command) return false;
  const [program, ...args] = command;
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
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
