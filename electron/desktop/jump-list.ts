import type { JumpListCategory, MenuItemConstructorOptions } from 'electron';
import type { CommandName } from './channels.ts';
import type { MenuWords } from './menu-words.ts';

/** What can be done from the taskbar or the Dock, in this order. */
const TASKS = ['search', 'compare', 'annotations', 'import'] as const satisfies readonly CommandName[];

function wordOf(task: (typeof TASKS)[number], words: MenuWords): string {
  return task === 'search' ? words.find : words[task];
}

/** Of Windows: the files that were opened last, which the system keeps, and tasks that a second start passes on. */
export function jumpList(words: MenuWords, program: string): JumpListCategory[] {
  return [
    { type: 'recent' },
    {
      type: 'tasks',
      items: TASKS.map((task) => ({
        type: 'task' as const,
        program,
        args: `--go=${task}`,
        iconPath: program,
        iconIndex: 0,
        title: wordOf(task, words),
        description: wordOf(task, words),
      })),
    },
  ];
}

/** Of macOS: the same tasks, without a second start. */
export function dockMenu(words: MenuWords, go: (task: CommandName) => void): MenuItemConstructorOptions[] {
  return TASKS.map((task) => ({ label: wordOf(task, words), click: () => go(task) }));
}
