/** What the test process and the rehearsed main process say to each other. */

/** A window to open. The two scripts run at the start of every document, one per world. */
export interface WindowOrder {
  readonly width: number;
  readonly height: number;
  readonly pageScript: string;
  readonly preloadScript: string | null;
  readonly world: string;
  readonly colorScheme: 'dark' | 'light';
}

/** A message of the preload. `url` was read in the isolated world, out of the page's reach. */
export interface FrameMessage {
  readonly kind: 'invoke' | 'preload-error';
  readonly id: number;
  readonly channel: string;
  readonly url: string;
  readonly args: string;
}

export interface RequestNote {
  readonly windowId: number;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly resourceType: string;
  readonly mainFrame: boolean;
  readonly navigation: boolean;
  /** The main process itself asked for this page. */
  readonly asked: boolean;
}

export type Verdict =
  | {
      readonly do: 'serve';
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly body: Uint8Array;
    }
  | { readonly do: 'cancel' | 'refuse-navigation' | 'fail' | 'nobody' };

/** What happened, for the test to read. */
export type LogEntry =
  | {
      readonly kind: 'request';
      readonly url: string;
      readonly resourceType: string;
      readonly verdict: Verdict['do'];
    }
  | { readonly kind: 'navigation'; readonly url: string; readonly prevented: boolean }
  | { readonly kind: 'window-open'; readonly url: string; readonly action: 'allow' | 'deny' }
  | { readonly kind: 'permission'; readonly name: string; readonly check: boolean; readonly request: boolean }
  | { readonly kind: 'dialog'; readonly method: string; readonly options: unknown }
  | { readonly kind: 'window'; readonly options: unknown }
  /** What the system keeps of the program: recent files, tasks of the taskbar. */
  | { readonly kind: 'system'; readonly what: string; readonly detail: unknown }
  /** What the system's own programs were given to open. */
  | {
      readonly kind: 'opened';
      readonly file: string;
      readonly mode: number;
      readonly contentBase64: string;
    }
  | { readonly kind: 'switch'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'utility';
      readonly event: 'spawn' | 'exit';
      readonly pid: number;
      readonly code: number | null;
    }
  | { readonly kind: 'problem'; readonly text: string };

/** Answered in the test process, which owns the browser. */
export interface BrowserSide {
  openWindow(id: number, order: WindowOrder): void;
  loadUrl(id: number, url: string): void;
  closeWindow(id: number): void;
  deliver(id: number, text: string): void;
  setColorScheme(scheme: 'dark' | 'light'): void;
  /** These are granted to the origin, all others are not. */
  setPermissions(origin: string, granted: readonly string[]): void;
  secondInstance(argv: readonly string[], folder: string, data: unknown): void;
  /** This process holds the single-instance lock. */
  tookLock(): void;
  note(entry: LogEntry): void;
  goodbye(): void;
}

/** Answered in the main process, by the double. */
export interface MainSide {
  request(note: RequestNote): Verdict;
  message(windowId: number, message: FrameMessage): string | null;
  windowOpen(windowId: number, url: string): 'allow' | 'deny';
  windowClosed(windowId: number): void;
  rendererGone(windowId: number): void;
  wentTo(windowId: number, url: string): void;
  secondInstance(argv: readonly string[], folder: string, data: unknown): void;
  answerDialog(method: string, answer: unknown): void;
  /** A page hands over a file, which lies at `file` now. */
  download(url: string, name: string, file: string): void;
  evaluate(source: string, arg: unknown): unknown;
  quit(): void;
}

/** `file` below dist/app; every `from` in its text becomes `to`. */
export interface PlantedFault {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** What the harness tells a rehearsed main process at birth. */
export interface Setting {
  /** Stands in for the user's folders. */
  readonly home: string;
  /** app.isPackaged: some of Windows' own parts are for installed programs only. */
  readonly packaged: boolean;
  /** What goes wrong on this machine. `lock`: the single-instance lock cannot be had. `window`: no window can be made. */
  readonly broken: readonly ('lock' | 'window')[];
  /** Faults put into files of the bundles as they are read. */
  readonly faults: readonly PlantedFault[];
  readonly locale: string;
  readonly platform: NodeJS.Platform;
  readonly electron: string;
  readonly chromium: string;
}
