import type { Codec } from '../shared/codec.ts';
import type { FrameMessage } from '../shared/protocol.ts';
import type { BridgeEnd } from './bridge.ts';

// See bridge.ts: these functions travel to the browser as text.

/** The page's world: nothing but the ability to receive what the preload exposes. */
export function pageWorld(end: BridgeEnd, expose: number): void {
  end.offer(expose, (key: string, api: object) => {
    if (key in window)
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true, writable: false });
  });
}

export type Require = (name: string) => unknown;
export interface PreloadTools {
  readonly end: BridgeEnd;
  readonly codec: Codec;
  readonly expose: number;
  readonly world: string;
  readonly process: object;
  readonly body: (require: Require, module: { exports: object }, exports: object, process: object) => void;
  readonly guard: <T extends object>(name: string, target: T) => T;
}

/** The preload's world: what a sandboxed preload can `require('electron')`, then the preload itself. */
export function preloadWorld({ end, codec, expose, world, process, body, guard }: PreloadTools): void {
  type Listener = (event: object, ...args: readonly unknown[]) => void;
  interface Incoming {
    readonly id: number;
    readonly channel: string;
    readonly error?: string;
    readonly value: string;
  }
  const { JSON, Promise, Map, Error } = globalThis;
  // The harness has put a function of this name here, and a page cannot reach this world.
  const out = (globalThis as unknown as Record<string, (text: string) => void>)[world];
  const listeners = new Map<string, Listener[]>();
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let last = 0;

  const post = (kind: FrameMessage['kind'], id: number, channel: string, args: unknown): void => {
    const message: FrameMessage = { kind, id, channel, url: location.href, args: codec.encode(args) };
    out?.(JSON.stringify(message));
  };
  const ipcRenderer = guard('ipcRenderer', {
    invoke: (channel: string, ...args: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        post('invoke', id, channel, args);
        pending.set(id, { resolve, reject });
      }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
  });
  const contextBridge = guard('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => void end.call(expose, [key, api]),
  });

  /** Called by the harness, which alone can evaluate in this world. */
  const deliver = (text: string): void => {
    const message = JSON.parse(text) as Incoming; // written by WebContentsDouble.send and by receive()
    if (message.id === 0) {
      const args = codec.decode(message.value) as readonly unknown[]; // written by WebContentsDouble.send
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer }, ...args);
      return;
    }
    const { resolve, reject } = pending.get(message.id) ?? {};
    pending.delete(message.id);
    if (message.error === undefined) resolve?.(codec.decode(message.value));
    else reject?.(new Error(`Error invoking remote method '${message.channel}': ${message.error}`));
  };
  Object.assign(globalThis, { [`${world}Deliver`]: deliver });

  const require: Require = (name) => {
    if (name === 'electron' || name === 'electron/renderer')
      return guard('electron (in a preload)', { contextBridge, ipcRenderer });
    throw new Error(`module not found: ${name}`); // a sandboxed preload has no Node
  };
  const module = { exports: {} };
  try {
    body(require, module, module.exports, process);
  } catch (error) {
    post('preload-error', 0, '', String(error instanceof Error ? error.stack : error));
  }
}
