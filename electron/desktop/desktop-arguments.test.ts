import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { desktopArguments } from './desktop-arguments.ts';

describe('the arguments of the desktop program', () => {
  it('are the files it was opened with, and its library', () => {
    const argv = ['lanjuan.exe', '--library', 'D:\\馆藏', '--no-sandbox', 'D:\\平湖 2023.txt'];
    expect(desktopArguments(argv, true)).toMatchObject({ library: 'D:\\馆藏', files: ['D:\\平湖 2023.txt'] });
    expect(desktopArguments(['lanjuan', '--library=/srv/馆藏'], true)).toMatchObject({
      library: '/srv/馆藏',
      files: [],
    });
  });

  it('may ask for a smoke test, which opens no file', () => {
    expect(desktopArguments(['lanjuan.exe', '--smoke-test'], true)).toMatchObject({
      files: [],
      smokeTest: true,
    });
    expect(desktopArguments(['lanjuan.exe', '海宁.txt'], true).smokeTest).toBe(false);
    for (const words of [['--report', '自检.json'], ['--report=自检.json']])
      expect(desktopArguments(['lanjuan', '--smoke-test', ...words], true)).toMatchObject({
        smokeTest: true,
        report: '自检.json',
        files: [],
      });
  });

  it('may be addresses of files, as Linux desktops write them', () => {
    const file = path.resolve('/media/王芳/临河县 2024.lanjuan');
    const argv = ['lanjuan', pathToFileURL(file).href, 'file://elsewhere/%zz', '平湖.txt'];
    expect(desktopArguments(argv, true).files).toEqual([file, 'file://elsewhere/%zz', '平湖.txt']);
  });

  it('may name a command of the menu, and no other', () => {
    expect(desktopArguments(['lanjuan.exe', '--go=compare'], true).go).toBe('compare');
    expect(desktopArguments(['lanjuan.exe', '--go=delete-all'], true).go).toBeNull();
  });

  it('do not count the folder that an unpacked Electron is started with', () => {
    expect(desktopArguments(['electron', '/work/checkout', '海宁.txt'], false).files).toEqual(['海宁.txt']);
    expect(desktopArguments(['electron', '/work/checkout', '--library'], false)).toMatchObject({
      library: undefined,
      files: [],
    });
  });
});
