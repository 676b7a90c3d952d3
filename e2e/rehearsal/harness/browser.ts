import type { BrowserContext, CDPSession, Frame, Page, Request, Route } from '@playwright/test';
import type { Link } from '../shared/link.ts';
import type {
  FrameMessage,
  LogEntry,
  MainSide,
  RequestNote,
  Verdict,
  WindowOrder,
} from '../shared/protocol.ts';

interface Seat {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly order: WindowOrder;
  isCrashed: boolean;
  preloadContext: number | null;
  asked: string | null;
}

const REFUSALS: Readonly<Record<Exclude<Verdict['do'], 'serve'>, string>> = {
  cancel: 'blockedbyclient',
  'refuse-navigation': 'aborted',
  fail: 'failed',
  nobody: 'internetdisconnected',
};

/** The browser's part of the rehearsal: one page per BrowserWindow, and no way out for any request. */
export class BrowserStage {
  readonly log: LogEntry[] = [];
  readonly pages: Page[] = [];
  readonly #seats = new Map<number, Seat>();
  readonly #context: BrowserContext;
  readonly #main: Link<MainSide>;
  readonly #onPage: (page: Page) => void;

  constructor(context: BrowserContext, main: Link<MainSide>, onPage: (page: Page) => void) {
    this.#context = context;
    this.#main = main;
    this.#onPage = onPage;
  }

  async begin(): Promise<void> {
    await this.#context.route('**/*', (route) => this.#answer(route));
  }

  async openWindow(id: number, order: WindowOrder): Promise<void> {
    const page = await this.#context.newPage();
    const cdp = await this.#context.newCDPSession(page);
    const seat: Seat = { page, cdp, order, isCrashed: false, preloadContext: null, asked: null };
    this.#seats.set(id, seat);
    await page.setViewportSize({ width: order.width, height: order.height });
    await page.emulateMedia({ colorScheme: order.colorScheme });
    this.#watch(id, seat);
    await this.#installPreload(id, seat, order);
    this.pages.push(page);
    this.#onPage(page);
  }

  async loadUrl(id: number, url: string): Promise<void> {
    const crashed = this.#seat(id);
    // Playwright leaves a crashed page as it is; Electron loads into the same window.
    if (crashed.isCrashed) await this.openWindow(id, crashed.order);
    const seat = this.#seat(id);
    seat.asked = url;
    await seat.page.goto(url).finally(() => {
      seat.asked = null;
    });
  }
  async closeWindow(id: number): Promise<void> {
    await this.#seats.get(id)?.page.close();
  }
  async setColorScheme(colorScheme: 'dark' | 'light'): Promise<void> {
    for (const { page } of this.#seats.values()) await page.emulateMedia({ colorScheme });
  }
  async setPermissions(origin: string, granted: readonly string[]): Promise<void> {
    const secure = origin.startsWith('https:'); // Chromium gives nothing to an insecure page
    await this.#context.grantPermissions(secure ? [...granted] : [], { origin });
  }

  async deliver(id: number, text: string, context = this.#seat(id).preloadContext): Promise<void> {
    const { cdp, order } = this.#seat(id);
    if (context === null) return;
    const call = { expression: `${order.world}Deliver(${JSON.stringify(text)})`, contextId: context };
    await cdp.send('Runtime.evaluate', call).catch(() => undefined); // the document may be gone by now
  }

  problem(text: string): void {
    this.log.push({ kind: 'problem', text });
  }

  #seat(id: number): Seat {
    const seat = this.#seats.get(id);
    if (!seat) throw new Error(`window ${id} is closed`);
    return seat;
  }

  /** The preload runs in a world of its own, before any script of the page, with one binding as its only way out. */
  async #installPreload(
    id: number,
    seat: Seat,
    { world, pageScript, preloadScript }: WindowOrder,
  ): Promise<void> {
    const { cdp, page } = seat;
    await cdp.send('Page.enable');
    const { frameTree } = await cdp.send('Page.getFrameTree');
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const frame: { readonly frameId?: string } = context.auxData ?? {};
      if (context.name === world && frame.frameId === frameTree.frame.id) seat.preloadContext = context.id;
    });
    cdp.on('Runtime.executionContextsCleared', () => {
      seat.preloadContext = null;
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === world && !page.isClosed())
        void this.#pass(id, JSON.parse(payload) as FrameMessage, executionContextId);
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript });
    if (preloadScript === null) return;
    await cdp.send('Runtime.addBinding', { name: world, executionContextName: world });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadScript, worldName: world });
  }

  async #pass(id: number, message: FrameMessage, context: number): Promise<void> {
    const reply = await this.#main.call('message', id, message).catch(() => null);
    if (reply !== null && this.#seats.has(id)) await this.deliver(id, reply, context);
  }

  #watch(id: number, seat: Seat): void {
    const { page, cdp } = seat;
    const tell = (promise: Promise<unknown>): void => void promise.catch(() => undefined);
    cdp.on('Page.windowOpen', ({ url }) => tell(this.#main.call('windowOpen', id, url)));
    page.on('popup', (popup) => void popup.close());
    page.on('close', () => {
      this.pages.splice(this.pages.indexOf(page), 1);
      if (this.#seats.get(id) !== seat) return;
      this.#seats.delete(id);
      tell(this.#main.call('windowClosed', id));
    });
    page.on('crash', () => {
      seat.isCrashed = true;
      this.pages.splice(this.pages.indexOf(page), 1);
      tell(this.#main.call('rendererGone', id));
    });
    page.on('download', (download) => {
      const taken = download
        .path()
        .then((file) => this.#main.call('download', download.url(), download.suggestedFilename(), file));
      tell(taken);
    });
    // What the router below never sees:
    page.on('request', (request) => {
      if (!/^(https?|data|blob|about):/.test(request.url()))
        this.problem(`${request.url()}: only relative addresses work here`);
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) tell(this.#main.call('wentTo', id, frame.url()));
      if (frame === page.mainFrame() && /^(blob|data|file):/.test(frame.url()))
        this.problem(`went to ${frame.url()} unasked`);
    });
    page.on('websocket', (socket) =>
      this.problem(`a WebSocket to ${socket.url()} was tried, past webRequest`),
    );
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const frame = frameOf(request);
    if (!frame) return route.abort('blockedbyclient');
    const note = this.#describe(request, frame);
    const verdict = await this.#main.call('request', note).catch((): Verdict => ({ do: 'fail' }));
    if (verdict.do === 'nobody') this.problem(`${note.url} would have left for the network`);
    const settled =
      verdict.do === 'serve'
        ? route.fulfill({ status: verdict.status, headers: verdict.headers, body: Buffer.from(verdict.body) })
        : route.abort(REFUSALS[verdict.do]);
    await settled.catch(() => undefined); // the page may be gone by now
  }

  #describe(request: Request, frame: Frame): RequestNote {
    const [windowId, seat] = [...this.#seats].find(([, one]) => one.page === frame.page()) ?? [0, null];
    const mainFrame = frame === seat?.page.mainFrame();
    return {
      windowId,
      url: request.url(),
      method: request.method(),
      headers: request.headers(),
      resourceType: request.resourceType(),
      mainFrame,
      navigation: request.isNavigationRequest(),
      asked: mainFrame && seat?.asked === request.url(),
    };
  }
}

/** The first request of a popup comes before it has a frame; Playwright then throws. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
