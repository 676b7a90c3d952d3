import { fireEvent, screen } from '@testing-library/svelte';
import { SvelteSet } from 'svelte/reactivity';
import { expect, it } from 'vitest';
import type { ReportId } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import { eventually, show } from '../shared/testing/show.ts';
import { ImportItem } from './import-item.svelte.ts';
import { ImportState } from './import.svelte.ts';
import ImportList from './ImportList.svelte';

it('a file that took too long is read again with more time, which others are not given', async () => {
  const given: boolean[] = [];
  const client = clientOver((_method, request) => {
    // Only inspections are asked for here.
    const { file, isPatient } = request as { file: { name: string }; isPatient: boolean };
    given.push(isPatient);
    const code = file.name === 'slow.pdf' && !isPatient ? 'file_too_slow' : 'file_unreadable';
    return Promise.resolve({ ok: false, error: { code, detail: '' } });
  });
  const imports = new ImportState(client);
  await imports.add([new File(['a'], 'slow.pdf'), new File(['b'], 'damaged.pdf')]);
  show(ImportList, { imports, onopen: () => undefined, nameOf: String, isHeld: () => true });
  await fireEvent.click(screen.getByRole('button', { name: '多给时间再读' }));
  await eventually(() => {
    expect(given).toEqual([false, false, true]);
    expect(imports.items.map(({ stage }) => stage)).toEqual(['refused', 'refused']);
  });
  expect(screen.queryByRole('button', { name: '多给时间再读' })).toBeNull();
});

it('a file whose report has left the holdings says so, and leads nowhere', async () => {
  const held = new SvelteSet(['a']);
  const imports = new ImportState(clientOver(() => Promise.reject(new Error('nothing is asked'))));
  const item = new ImportItem(new File(['a'], '总结.txt'));
  const reportId = 'a' as ReportId;
  item.outcome = {
    ...{ file: '总结.txt', status: 'added', reportId, candidates: [], code: null, message: null },
    ...{ sections: 1, passages: 3, indicators: 1, unsure: [] },
  };
  item.stage = 'done';
  imports.items = [item];
  show(ImportList, {
    imports,
    onopen: () => undefined,
    nameOf: String,
    isHeld: (id: ReportId) => held.has(id),
  });
  const opens = () => screen.queryByRole('button', { name: '打开' });
  await eventually(() => expect(item.hasBeenHeld).toBe(true));
  expect(opens()).not.toBeNull();
  held.delete('a');
  await eventually(() => expect(screen.getByText('已不在馆藏')).not.toBeNull());
  expect(opens()).toBeNull();
});

it('a file that is too large is refused with its size, the limit, and what can be done', async () => {
  const imports = new ImportState(clientOver(() => Promise.reject(new Error('nothing is sent'))));
  const scan = new File(['a'], '扫描件.pdf');
  Object.defineProperty(scan, 'size', { value: 300 * 1024 * 1024 });
  await imports.add([scan]);
  show(ImportList, { imports, onopen: () => undefined, nameOf: String, isHeld: () => true });
  const reason = screen.getByRole('alert').textContent;
  expect(reason).toContain('文件有 300 MB，可导入的至多 256 MB');
  expect(reason).toContain('按页拆成几份');
});

it('a file that is or says the same as one above it is told before anything is stored', async () => {
  const previews: Readonly<Record<string, { sha256: string; words: string }>> = {
    '总结.docx': { sha256: 'aa', words: 'w1' },
    '总结.pdf': { sha256: 'bb', words: 'w1' },
    '总结（副本）.docx': { sha256: 'aa', words: 'w1' },
    '计划.docx': { sha256: 'cc', words: 'w2' },
    '空.txt': { sha256: 'dd', words: '' },
    '也空.txt': { sha256: 'ee', words: '' },
  };
  const client = clientOver((_method, request) => {
    // Only inspections are asked for here.
    const { file } = request as { file: { name: string } };
    return Promise.resolve({ ok: true, value: { ...PREVIEW, ...previews[file.name], ticket: file.name } });
  });
  const imports = new ImportState(client);
  await imports.add(Object.keys(previews).map((name) => new File([name], name)));
  show(ImportList, { imports, onopen: () => undefined, nameOf: String, isHeld: () => true });
  const told = () => screen.queryAllByRole('note').map(({ textContent }) => textContent.trim());
  expect(told()).toEqual([
    '文字与上面的“总结.docx”相同，只是格式不同：都导入会成为两篇报告。只要其中一份时，请移去另一份。',
    '与上面的“总结.docx”是同一个文件：都导入时只收一份。',
  ]);
  imports.remove(imports.items[0]!);
  await eventually(() =>
    expect(told()).toEqual([
      '文字与上面的“总结.pdf”相同，只是格式不同：都导入会成为两篇报告。只要其中一份时，请移去另一份。',
    ]),
  );
});

const PREVIEW = {
  candidates: [],
  choices: {},
  inferred: {},
  unsure: [],
  sections: [],
  tables: [],
  lifted: [],
  byline: {},
  head: null,
  defects: {},
  attachesTo: null,
  picturePages: 0,
  passages: 1,
  indicators: 0,
  format: 'docx',
  encoding: '',
};
