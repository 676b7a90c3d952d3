import type { Reply } from '../data/contract/api.ts';
import type { Transport } from './transport.ts';

/** What the preload of the desktop shell puts on `window`. */
export interface DesktopBridge {
  call(method: string, request: unknown): Promise<Reply<unknown>>;
  onCommand(listener: (name: string, detail: unknown) => void): void;
  readonly platform: string;
}

declare global {
  interface Window {
    readonly lanjuan?: DesktopBridge;
  }
}

/** Null outside the desktop shell. */
export function desktopTransport(): Transport | null {
  const bridge = window.lanjuan;
  return bridge ? (method, request) => bridge.call(method, request) : null;
}
