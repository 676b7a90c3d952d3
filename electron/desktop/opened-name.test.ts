import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openedName } from './opened-name.ts';

describe('the name under which the system is given a kept file', () => {
  it('is its own, with the ending of its kind', () => {
    expect(openedName('平湖市2022年工作总结（定稿）.doc', '.docx')).toBe('平湖市2022年工作总结（定稿）.docx');
    expect(openedName('2019 年报.PDF', '.pdf')).toBe('2019 年报.pdf');
  });

  it('never ends as a program does, whatever the file was called', () => {
    expect(openedName('总结.pdf.exe', '.txt')).toBe('总结_pdf.txt');
    expect(openedName('总结\u202Efdp.exe', '.pdf')).toBe('总结_fdp.pdf');
    expect(openedName('总结.exe .', '.pdf')).toBe('总结_exe.pdf');
  });

  it('names no folder, no stream, no device, and is never empty', () => {
    expect(openedName('../../etc/passwd', '.txt')).toBe('passwd.txt');
    expect(openedName('C:\\Windows\\win.ini', '.txt')).toBe('win.txt');
    expect(openedName('总结.txt:evil', '.txt')).toBe('总结.txt');
    expect(openedName('NUL.txt', '.txt')).toBe('原件_NUL.txt');
    expect(openedName('...', '.txt')).toBe('原件.txt');
    expect(openedName('', '.txt')).toBe('原件.txt');
  });

  it('is one plain name for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(openedName(name, '.pdf')).toMatch(
          /^[\p{L}\p{N}（《〔【(][\p{L}\p{N} ()（）《》〔〕【】_-]{0,70}\.pdf$/u,
        );
      }),
    );
  });
});
