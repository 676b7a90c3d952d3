/// <reference types="electron" />
import { app } from './main/app.ts';
import { dialog, nativeTheme, screen, shell } from './main/desktop.ts';
import { ipcMain } from './main/ipc.ts';
import { MenuDouble } from './main/menu.ts';
import { protocol, session } from './main/session.ts';
import { utilityProcess } from './main/utility.ts';
import { BrowserWindowDouble } from './main/window.ts';
import { guard } from './shared/guard.ts';

// The module that the bundles get when they import 'electron'. A name that it does not export cannot be imported.
const BrowserWindow = guard('BrowserWindow', BrowserWindowDouble);
const Menu = guard('Menu', MenuDouble);
export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
};
