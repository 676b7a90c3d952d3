import {
  bareTaskbar,
  charts,
  documents,
  fatalLibrary,
  folders,
  macMenu,
  noLock,
  noWindow,
  printing,
  signals,
  startWhileQuitting,
  taskbar,
  visibility,
  zoom,
} from './electron-probes.ts';
import type { Fault } from './fault.ts';
import { safety } from './safety.ts';

const main = (from: string, to: string): Fault['edits'][number] => ({ file: 'main/main.js', from, to });

/** A shell that real Electron would not carry, row by row of what Electron does. */
export const ELECTRON_FAULTS: readonly Fault[] = [
  {
    name: 'the window waits for ready-to-show alone',
    edits: [
      main('const timer = setTimeout(show, AT_LAST);', 'const timer = 0;'),
      main('window.webContents.once("did-finish-load", show);', ''),
    ],
    probe: visibility,
    noticed: /the window is never seen/,
  },
  {
    name: 'a program that cannot begin stays unseen',
    edits: [main('start().catch((error) => endWithReason(error, given.smokeTest));', 'start();')],
    probe: noWindow,
    noticed: /neither a window nor an end/,
  },
  {
    name: 'a lock that cannot be had is taken for another program',
    edits: [main('if (place === "handed-over") {', 'if (place !== "first") {')],
    probe: noLock,
    noticed: /it ended without a word/,
  },
  {
    name: 'a program that is quitting takes what a start hands over',
    edits: [main('if (isQuitting) return;', '')],
    probe: startWhileQuitting,
    noticed: /a start during quitting is lost/,
  },
  {
    name: 'nobody listens for errors of the library process',
    edits: [main('child.on("error", ', 'void (')],
    probe: fatalLibrary,
    noticed: /the main process ended with/,
  },
  {
    name: 'Windows makes up the id of the program',
    edits: [main('app.setAppUserModelId(APP_ID)', 'void 0')],
    probe: taskbar,
    noticed: /AppUserModelId that Windows made up/,
  },
  {
    name: 'tasks of the taskbar start bare Electron',
    edits: [main('platform === "win32" && app.isPackaged', 'platform === "win32"')],
    probe: bareTaskbar,
    noticed: /tasks start bare Electron/,
  },
  {
    name: 'signals are left to Electron',
    edits: [main(']) process.on(signal, () => app.quit());', ']) void signal;')],
    probe: signals,
    noticed: /killed by a second signal/,
  },
  {
    name: 'the sandbox is switched off beside enableSandbox',
    edits: [main('app.enableSandbox();', 'app.enableSandbox(); app.commandLine.appendSwitch("no-sandbox");')],
    probe: visibility,
    noticed: /a sandbox that is switched off/,
  },
  {
    name: 'pages set cookies, which a Mac would ask its keychain for',
    edits: [main('"x-content-type-options": "nosniff",', '"set-cookie": "a=b",')],
    probe: safety,
    noticed: /a cookie is kept/,
  },
  {
    name: 'printing without a printer says nothing',
    edits: [main('window.webContents.print({}, ', '((options) => window.webContents.print(options))({}, ')],
    probe: printing,
    noticed: /print\(\) without a callback/,
  },
  {
    name: 'dialogs forget the folder',
    edits: [main('...this.#from()', '')],
    probe: folders,
    noticed: /forgets the folder/,
  },
  {
    name: 'a thread begins with an ES module',
    edits: [main('threads/reader-thread.cjs', 'threads/reader-thread.js')],
    probe: documents,
    noticed: /not read:/,
  },
  {
    name: 'an item of a Mac’s menus has Electron’s own label',
    edits: [main('label: words.hideOthers', 'id: "hide-others"')],
    probe: macMenu,
    noticed: /Electron's own English label/,
  },
  {
    name: 'each chart of a page asks where to',
    edits: [main('item.setSavePath(file);', '')],
    probe: charts,
    noticed: /a dialog for .*\.svg alone/,
  },
  {
    name: 'the zoom of a page that crashed is lost',
    edits: [
      main('webContents.on("render-process-gone", () => setWhenLoaded(webContents.getZoomFactor()));', ''),
    ],
    probe: zoom,
    noticed: /the zoom is lost/,
  },
];
