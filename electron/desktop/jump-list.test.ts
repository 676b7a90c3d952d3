import { describe, expect, it } from 'vitest';
import { desktopArguments } from './desktop-arguments.ts';
import { dockMenu, jumpList } from './jump-list.ts';
import { menuWords } from './menu-words.ts';

const PROGRAM = 'D:\\应用 程序\\lanjuan\\lanjuan.exe';

describe('the tasks of taskbar and Dock', () => {
  it('are named in the person’s language, and a second start understands each', () => {
    const [recent, tasks] = jumpList(menuWords('zh-CN'), PROGRAM);
    expect(recent).toEqual({ type: 'recent' });
    const items = tasks?.items ?? [];
    expect(items.map(({ title }) => title)).toEqual(['检索', '比较', '批注', '导入原文…']);
    const asked = items.map(({ program = '', args = '' }) => desktopArguments([program, args], true));
    expect(asked.map(({ go }) => go)).toEqual(['search', 'compare', 'annotations', 'import']);
    expect(asked.flatMap(({ files }) => files)).toEqual([]);
  });

  it('are the same on a Mac', () => {
    const gone: string[] = [];
    const menu = dockMenu(menuWords('en'), (task) => gone.push(task));
    expect(menu.map(({ label }) => label)).toEqual(['Search', 'Compare', 'Annotations', 'Import originals…']);
    const nothing = {} as never; // no handler looks at what Electron hands over
    for (const { click } of menu) click?.(nothing, undefined, nothing);
    expect(gone).toEqual(['search', 'compare', 'annotations', 'import']);
  });
});
