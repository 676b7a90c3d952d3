export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Null where the system has no such numbers. */
  readonly user: number | null;
}

/** Why a window of its own is not even tried; null where it is. */
export function whyBrowser({ env, platform, user }: Machine): string | null {
  if (env['LANJUAN_HOST'] === 'browser') return 'as LANJUAN_HOST asks';
  if (platform !== 'linux') return null;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'because there is no display for a window here';
  return user === 0 ? 'because Electron does not start for root' : null;
}
