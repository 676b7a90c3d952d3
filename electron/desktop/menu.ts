import path from 'node:path';
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { CommandName } from './channels.ts';
import type { MenuWords } from './menu-words.ts';

export interface MenuActions {
  /** Passes a command on to the page. */
  readonly tell: (command: CommandName) => void;
  readonly openArchive: () => void;
  readonly recent: readonly string[];
  readonly reopenArchive: (file: string) => void;
  readonly clearRecent: () => void;
  readonly print: () => void;
  readonly saveAsPdf: () => void;
}

type Item = MenuItemConstructorOptions;
const LINE: Item = { type: 'separator' };

export function setMenu(words: MenuWords, actions: MenuActions, platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(words, actions, platform)));
}

function template(words: MenuWords, actions: MenuActions, platform: NodeJS.Platform): Item[] {
  const isMac = platform === 'darwin';
  const about = command('about', words.about, actions);
  return [
    ...(isMac ? [macMenu(words, actions, about)] : []),
    fileMenu(words, actions, isMac),
    editMenu(words, actions),
    viewMenu(words, actions),
    {
      label: words.window,
      role: 'windowMenu',
      submenu: [
        { role: 'minimize', label: words.minimize },
        ...(isMac
          ? [
              { role: 'zoom', label: words.zoomWindow } as const,
              { role: 'front', label: words.front } as const,
            ]
          : []),
        { role: 'close', label: words.close },
      ],
    },
    ...(isMac ? [] : [{ label: words.help, submenu: [about] }]),
  ];
}

function macMenu(words: MenuWords, actions: MenuActions, about: Item): Item {
  const settings = command('settings', words.settings, actions, 'Cmd+,');
  return {
    label: '览卷',
    submenu: [
      about,
      LINE,
      settings,
      LINE,
      { role: 'services', label: words.services },
      LINE,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.unhide },
      LINE,
      { role: 'quit', label: words.quit },
    ],
  };
}

function fileMenu(words: MenuWords, actions: MenuActions, isMac: boolean): Item {
  const own: Item[] = [
    {
      id: 'open-archive',
      label: words.openArchive,
      accelerator: 'CmdOrCtrl+Shift+O',
      click: actions.openArchive,
    },
    recentMenu(words, actions),
    LINE,
    command('import', words.import, actions, 'CmdOrCtrl+O'),
    command('export-notes', words.exportNotes, actions),
    LINE,
    { id: 'print', label: words.print, accelerator: 'CmdOrCtrl+P', click: actions.print },
    { id: 'save-as-pdf', label: words.saveAsPdf, click: actions.saveAsPdf },
  ];
  const last: Item[] = [
    LINE,
    command('settings', words.settings, actions, 'Ctrl+,'),
    LINE,
    { role: 'quit', label: words.quit },
  ];
  return { label: words.file, submenu: isMac ? own : [...own, ...last] };
}

/** Each by its file name; of those with the same name the folder is said as well. */
function recentMenu(words: MenuWords, { recent, reopenArchive, clearRecent }: MenuActions): Item {
  const names = recent.map((file) => path.basename(file));
  const items = recent.map((file, n): Item => {
    const name = names[n] ?? '';
    const isAlone = names.filter((other) => other === name).length === 1;
    const shown = isAlone ? name : `${name} — ${path.dirname(file)}`;
    // A single & would underline the next letter on Windows and vanish.
    return { id: `recent-${n}`, label: shown.replaceAll('&', '&&'), click: () => reopenArchive(file) };
  });
  return {
    label: words.recentArchives,
    submenu:
      items.length === 0
        ? [{ label: words.noRecentArchives, enabled: false }]
        : [...items, LINE, { id: 'clear-recent', label: words.clearRecent, click: clearRecent }],
  };
}

/** The editing commands are the system's own, so that they work in every field and with every input method. */
function editMenu(words: MenuWords, actions: MenuActions): Item {
  return {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      LINE,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
      LINE,
      command('search', words.find, actions, 'CmdOrCtrl+K'),
    ],
  };
}

function viewMenu(words: MenuWords, actions: MenuActions): Item {
  return {
    label: words.view,
    submenu: [
      command('compare', words.compare, actions),
      command('annotations', words.annotations, actions),
      LINE,
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { role: 'resetZoom', label: words.actualSize },
      LINE,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
}

function command(name: CommandName, label: string, actions: MenuActions, accelerator?: string): Item {
  return { id: name, label, ...(accelerator ? { accelerator } : {}), click: () => actions.tell(name) };
}
