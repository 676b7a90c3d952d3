import type { Reply } from '../data/contract/api.ts';
import { THINGS } from '../data/contract/touches.ts';
import type { Transport } from './transport.ts';

/** What the preload of the desktop shell puts on `window`. */
export interface DesktopBridge {
  call(method: string, request: unknown): Promise<Reply<unknown>>;
  onCommand(listener: (name: string, detail: unknown) => void): void;
  /** The program's own dialog for archives; what was opened comes as a command. */
  openArchive(): Promise<void>;
  /** Has the kept file of a report shown by the system's own program. */
  openSource(reportId: string): Promise<Reply<null>>;
  readonly platform: string;
  readonly versions: Readonly<Record<'electron' | 'chromium' | 'node', string>>;
}

declare global {
  interface Window {
    readonly lanjuan?: DesktopBridge;
  }
}

/** Null outside the desktop shell. */
export function desktopTransport(): Transport | null {
  const bridge = window.lanjuan;
  if (!bridge) return null;
  return {
    carry: (method, request) => bridge.call(method, request),
    listen: (listener) =>
      bridge.onCommand((name, detail) => {
        if (name === 'changed' && Array.isArray(detail))
          listener(THINGS.filter((thing) => detail.includes(thing)));
      }),
  };
}
