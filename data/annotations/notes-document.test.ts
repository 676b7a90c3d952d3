import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readZip } from '../plain/zip.ts';
import type { Notebook } from './notebook.ts';
import { notesDocx } from './notes-document.ts';
import { NotebookDesk, noteOn, SAMPLE_REPORT } from './testing/sample-notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

/** Each paragraph of the notes as a Word file: the name of its style (null: none) and its words. */
async function paragraphs(): Promise<readonly (readonly [style: string | null, text: string])[]> {
  const bytes = await notesDocx(notebook.annotations.list({ deleted: false }), () => '临江 2024');
  const files = readZip(bytes, 10_000_000);
  if ('fault' in files) throw new Error(files.fault);
  const body = new TextDecoder().decode(files.get('word/document.xml'));
  return Array.from(body.matchAll(/<w:p[ >].*?<\/w:p>/gsu), ([one]) => [
    /<w:pStyle w:val="([^"]+)"/u.exec(one)?.[1] ?? null,
    Array.from(one.matchAll(/<w:t[^>]*>([^<]*)</gu), ([, text]) => text).join(''),
  ]);
}

describe('notes as a Word file', () => {
  it('have their places before them and answers set in below, each named as what it is', async () => {
    const note = notebook.annotations.create({
      ...noteOn('9158件', '与年报不一致\n\n请核对'),
      kind: 'question',
      tags: ['核对'],
      assignee: '李建国',
    });
    notebook.annotations.create({ kind: 'comment', body: '一致', targets: [], replyTo: note.annotationId });
    const all = await paragraphs();
    const from = all.findIndex(([, text]) => text === '9158件');
    const [place, head, first, second, answer, answered] = all.slice(from);
    expect(head![1]).toMatch(/^王敏 .* 疑问 指派给 李建国 #核对$/u);
    expect([first![1], second![1]]).toEqual(['与年报不一致', '请核对']);
    expect(answer![1]).toMatch(/^王敏 .* 回复$/u);
    expect(answered![1]).toBe('一致');
    // The answer stands as the words of the note do, not as the note itself.
    expect(answer![0]).toBe(first![0]);
    expect(new Set([place![0], head![0], first![0]]).size).toBe(3);
    expect(all.slice(0, from).map(([, text]) => text)).toContain('临江 2024');
  });

  it('say what is to be written instead, and of a place that is no stretch of text which it is', async () => {
    notebook.annotations.create({ ...noteOn('2000家', ''), kind: 'correction', replacement: '2100家' });
    notebook.annotations.create({
      kind: 'highlight',
      targets: [{ kind: 'report', reportId: SAMPLE_REPORT }],
      replyTo: null,
    });
    const texts = (await paragraphs()).map(([, text]) => text);
    expect(texts).toContain('修改为：2100家');
    expect(texts).toContain('［全篇］');
    expect(texts.indexOf('2000家')).toBeLessThan(texts.indexOf('修改为：2100家'));
  });
});
