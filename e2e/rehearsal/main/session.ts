import { guard, notCovered } from '../shared/guard.ts';
import type { RequestNote, Verdict } from '../shared/protocol.ts';
import { fromBrowser, privilegesOf, register, toBrowser } from './addresses.ts';
import { app } from './app.ts';
import { onDownload } from './downloads.ts';
import { note, stage } from './stage.ts';
import type { WebContentsDouble } from './web-contents.ts';

type ProtocolHandler = Parameters<Electron.Protocol['handle']>[1];
type BeforeRequest = NonNullable<Parameters<Electron.WebRequest['onBeforeRequest']>[0]>;
type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;
type Permission = Parameters<CheckHandler>[1];

const handlers = new Map<string, ProtocolHandler>();
const set: {
  beforeRequest: BeforeRequest | null;
  permissionRequest: RequestHandler | null;
  permissionCheck: CheckHandler | null;
} = { beforeRequest: null, permissionRequest: null, permissionCheck: null };
let lastRequest = 0;

export const protocol = guard('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    register(schemes);
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    if (!app.isReady()) throw new Error('protocol.handle() can only be called after app is ready');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!privilegesOf(scheme)?.standard)
      throw notCovered(`protocol.handle('${scheme}') for a scheme that is not standard`);
    handlers.set(scheme, handler);
  },
} satisfies Partial<Electron.Protocol>);

const defaultSession = guard('session.defaultSession', {
  webRequest: guard('session.webRequest', {
    onBeforeRequest(listener: BeforeRequest | null): void {
      set.beforeRequest = listener;
    },
  }),
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    set.permissionRequest = handler;
  },
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    set.permissionCheck = handler;
  },
  /** No page here ever sees a device. */
  setDevicePermissionHandler: (): void => undefined,
  /** Each window's own setting is what window.ts looks at. */
  setSpellCheckerEnabled: (): void => undefined,
  on(event: string, listener: Parameters<typeof onDownload>[0]): void {
    if (event !== 'will-download') throw notCovered(`session.on('${event}')`);
    onDownload(listener);
  },
});
export const session = guard('session', { defaultSession });

/** Every request of every window comes here: first the filter, then the scheme's handler, else it goes nowhere. */
export async function answer(request: RequestNote): Promise<Verdict> {
  const url = fromBrowser(request.url);
  const frame = request.mainFrame ? 'mainFrame' : 'subFrame';
  const resourceType = request.navigation
    ? frame
    : request.resourceType === 'fetch'
      ? 'xhr'
      : request.resourceType;
  const verdict = (await isCancelled(url, request.method, resourceType))
    ? ({ do: 'cancel' } as const)
    : await serve(url, request, resourceType);
  note({ kind: 'request', url, resourceType, verdict: verdict.do });
  return verdict;
}

async function isCancelled(url: string, method: string, kind: string): Promise<boolean> {
  const { beforeRequest } = set;
  if (!beforeRequest) return false;
  const always = { id: ++lastRequest, referrer: '', timestamp: Date.now(), uploadData: [] };
  // Playwright's other names for kinds of requests are Electron's.
  const resourceType = kind as Electron.OnBeforeRequestListenerDetails['resourceType'];
  const details = { ...always, url, method, resourceType };
  const response = await new Promise<Electron.CallbackResponse>((resolve) =>
    beforeRequest(guard('details', details), resolve),
  );
  if (response.redirectURL) throw notCovered('a redirect by onBeforeRequest');
  return response.cancel === true;
}

async function serve(url: string, request: RequestNote, resourceType: string): Promise<Verdict> {
  const scheme = new URL(url).protocol.slice(0, -1);
  const handler = handlers.get(scheme);
  if (!handler || (resourceType === 'xhr' && !privilegesOf(scheme)?.supportFetchAPI)) return { do: 'nobody' };
  try {
    const asked = new Request(url, {
      method: request.method,
      headers: request.headers,
    });
    const response = await handler(asked);
    const headers: Record<string, string> = {};
    response.headers.forEach((value, name) => (headers[name] = value));
    return {
      do: 'serve',
      status: response.status,
      headers,
      body: new Uint8Array(await response.arrayBuffer()),
    };
  } catch (error) {
    console.error(error);
    return { do: 'fail' };
  }
}

/** Electron's names and the browser's, for what a hardened app most often refuses. */
const PERMISSIONS: readonly (readonly [Permission, browserName: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
];

/**
 * The handlers are asked beforehand, once per load, and the browser is set to their answers: a permission is refused
 * where both refuse, so that neither can hide a fault of the other. With no handler Electron grants, and so does this.
 */
export async function applyPermissions(url: string, sender: WebContentsDouble): Promise<void> {
  const contents = sender as unknown as Electron.WebContents; // the covered part of one; the guard refuses the rest
  const granted: string[] = [];
  for (const [permission, name] of PERMISSIONS) {
    const details = { isMainFrame: true, requestingUrl: url };
    const check = set.permissionCheck?.(contents, permission, url, details) ?? true;
    const request = await new Promise<boolean>((resolve) => {
      if (set.permissionRequest) set.permissionRequest(contents, permission, resolve, details);
      else resolve(true);
    });
    if (check || request) granted.push(name);
    note({ kind: 'permission', name, check, request });
  }
  await stage.call('setPermissions', new URL(toBrowser(url)).origin, granted);
}
