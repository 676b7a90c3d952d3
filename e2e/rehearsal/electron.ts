/// <reference types="electron" />
import { app } from './main/app.ts';
import { dialog, nativeTheme, screen } from './main/desktop.ts';
import { ipcMain } from './main/ipc.ts';
import { MenuDouble } from './main/menu.ts';
import { protocol, session } from './main/session.ts';
import { utilityProcess } from './main/utility.ts';
import { BrowserWindowDouble } from './main/window.ts';
import type * as itself from './electron.ts';
import { absent, guard } from './shared/guard.ts';

// The module that the bundles get when they import 'electron'. What it covers:
const BrowserWindow = guard('BrowserWindow', BrowserWindowDouble);
const Menu = guard('Menu', MenuDouble);
const covered = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  utilityProcess,
};
export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, utilityProcess };

// What it does not: there to be imported, an error to use.
type Missing = Exclude<keyof typeof Electron.Main | keyof typeof Electron.Common, keyof typeof covered>;
const missing = <K extends Missing>(name: K): object => absent(name);
export const autoUpdater = missing('autoUpdater');
export const BaseWindow = missing('BaseWindow');
export const BrowserView = missing('BrowserView');
export const clipboard = missing('clipboard');
export const ClipboardItem = missing('ClipboardItem');
export const contentTracing = missing('contentTracing');
export const crashReporter = missing('crashReporter');
export const desktopCapturer = missing('desktopCapturer');
export const globalShortcut = missing('globalShortcut');
export const ImageView = missing('ImageView');
export const inAppPurchase = missing('inAppPurchase');
export const IpcMainServiceWorker = missing('IpcMainServiceWorker');
export const MenuItem = missing('MenuItem');
export const MessageChannelMain = missing('MessageChannelMain');
export const nativeImage = missing('nativeImage');
export const net = missing('net');
export const netLog = missing('netLog');
export const Notification = missing('Notification');
export const powerMonitor = missing('powerMonitor');
export const powerSaveBlocker = missing('powerSaveBlocker');
export const pushNotifications = missing('pushNotifications');
export const safeStorage = missing('safeStorage');
export const sharedTexture = missing('sharedTexture');
export const ShareMenu = missing('ShareMenu');
export const shell = missing('shell');
export const systemPreferences = missing('systemPreferences');
export const TouchBar = missing('TouchBar');
export const Tray = missing('Tray');
export const View = missing('View');
export const webContents = missing('webContents');
export const WebContentsView = missing('WebContentsView');
export const webFrameMain = missing('webFrameMain');
export const WebSocket = missing('WebSocket');

// Does not compile, and tells the names, when Electron exports something that is in neither list.
type Nothing<T extends never> = T;
export type Unlisted = Nothing<Exclude<Missing, keyof typeof itself>>;

export default guard('electron', covered);
