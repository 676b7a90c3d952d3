import { GuardedEmitter, makeEvent, onlyOptions, type Part } from '../shared/guard.ts';
import type { FrameMessage, RequestNote } from '../shared/protocol.ts';
import { fromBrowser, toBrowser } from './addresses.ts';
import { answerGiven } from './desktop.ts';
import { codec, receive } from './ipc.ts';
import { applyPermissions } from './session.ts';
import { note, problem, stage } from './stage.ts';

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

// Of these, will-redirect and will-attach-webview never happen here.
const EVENTS =
  'will-navigate will-frame-navigate did-finish-load render-process-gone will-redirect will-attach-webview'.split(
    ' ',
  );

export class WebContentsDouble extends GuardedEmitter implements Part<Electron.WebContents> {
  readonly id: number;
  readonly #opened: Promise<unknown>;
  #url = '';
  #zoom = 1;
  #onWindowOpen: WindowOpenHandler | null = null;

  constructor(id: number, opened: Promise<unknown>) {
    super('webContents', EVENTS);
    this.id = id;
    this.#opened = opened;
  }

  getURL(): string {
    return this.#url;
  }
  getZoomFactor(): number {
    return this.#zoom;
  }
  setZoomFactor(factor: number): void {
    this.#zoom = factor;
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#onWindowOpen = handler;
  }
  /** Without a printer, unless the test says otherwise. Electron then prints nothing, and says so to a callback alone. */
  print(options: object = {}, done?: (success: boolean, failureReason: string) => void): void {
    onlyOptions('print', options, []);
    note({ kind: 'dialog', method: 'print', options: null });
    if (!done) return problem('print() without a callback says nothing where there is no printer');
    const given = answerGiven('print');
    const reason = typeof given === 'string' ? given : 'no valid printers available';
    queueMicrotask(() => done(reason === '', reason));
  }

  /** A stand-in: what printing makes of the page can be seen in Electron only. */
  printToPDF(): Promise<Buffer> {
    return Promise.resolve(Buffer.from('%PDF-1.7\n'));
  }

  /** The next page starts with a zoom of its own. */
  crashed(details: Electron.RenderProcessGoneDetails): void {
    this.emit('render-process-gone', makeEvent({}), details);
    this.#zoom = 1;
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened;
    await applyPermissions(url, this);
    await stage.call('loadUrl', this.id, toBrowser(url));
    this.emit('did-finish-load');
  }
  /** Also within the page, where only the part after # changes. */
  wentTo(browserUrl: string): void {
    this.#url = fromBrowser(browserUrl);
  }

  send(channel: string, ...args: unknown[]): void {
    const text = JSON.stringify({ id: 0, channel, value: codec.encode(args) });
    void this.#opened.then(() => stage.call('deliver', this.id, text)).catch(() => undefined);
  }

  /** True when the app refuses to let the page go there. Not asked about what the app itself loads. */
  refusesNavigation(request: RequestNote): boolean {
    const url = fromBrowser(request.url);
    const details = makeEvent({ url, isMainFrame: request.mainFrame });
    this.emit('will-frame-navigate', details);
    if (request.mainFrame) this.emit('will-navigate', details, url);
    note({ kind: 'navigation', url, prevented: details.defaultPrevented });
    return details.defaultPrevented;
  }

  /** Electron's default is to open a window: an app that forgot the handler must not pass for one that refuses. */
  opensWindow(browserUrl: string): 'allow' | 'deny' {
    const url = fromBrowser(browserUrl);
    const referrer = { url: this.#url, policy: 'default' as const };
    const details = { url, frameName: '', features: '', disposition: 'foreground-tab' as const, referrer };
    const action = this.#onWindowOpen?.(details).action ?? 'allow';
    note({ kind: 'window-open', url, action });
    if (action === 'allow')
      problem(`a window for ${url} was allowed: opening windows from a page is not covered`);
    return action;
  }

  async message(message: FrameMessage): Promise<string | null> {
    if (message.kind === 'invoke') return receive(message);
    const text = String(codec.decode(message.args));
    problem(`the preload failed: ${text}`);
    return null;
  }
}
