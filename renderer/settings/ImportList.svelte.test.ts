import { fireEvent, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { clientOver } from '../archive-client.ts';
import { eventually, show } from '../shared/testing/show.ts';
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
  show(ImportList, { imports, onopen: () => undefined, nameOf: String });
  await fireEvent.click(screen.getByRole('button', { name: '多给时间再读' }));
  await eventually(() => {
    expect(given).toEqual([false, false, true]);
    expect(imports.items.map(({ stage }) => stage)).toEqual(['refused', 'refused']);
  });
  expect(screen.queryByRole('button', { name: '多给时间再读' })).toBeNull();
});

it('a file that is too large is refused with its size, the limit, and what can be done', async () => {
  const imports = new ImportState(clientOver(() => Promise.reject(new Error('nothing is sent'))));
  const scan = new File(['a'], '扫描件.pdf');
  Object.defineProperty(scan, 'size', { value: 300 * 1024 * 1024 });
  await imports.add([scan]);
  show(ImportList, { imports, onopen: () => undefined, nameOf: String });
  const reason = screen.getByRole('alert').textContent;
  expect(reason).toContain('文件有 300 MB，可导入的至多 256 MB');
  expect(reason).toContain('按页拆成几份');
});
