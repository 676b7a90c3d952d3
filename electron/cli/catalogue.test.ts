import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { answerCommand } from './answer-command.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));
const library = path.join(folder, '馆藏');

async function archive(...args: readonly string[]): Promise<{ status: number; json: unknown }> {
  let answered = '';
  const status = await answerCommand([...args, '--library', library, '--json'], {
    answer: (text) => (answered += text),
    aside: () => undefined,
  });
  return { status, json: JSON.parse(answered) as unknown };
}

describe('the catalogue on the command line', () => {
  it('goes out as a table, and what was edited in it comes back cell by cell', async () => {
    const file = path.join(folder, '著录.csv');
    expect(await archive('catalogue', 'export', file, '平湖:2022')).toMatchObject({
      status: 0,
      json: { count: 1 },
    });
    const [heading = '', row = ''] = readFileSync(file, 'utf8').trim().split('\r\n');
    const at = heading.replace('\ufeff', '').split(',').indexOf('保管期限');
    const cells = row.split(',');
    writeFileSync(file, `报告编号,保管期限,题名\n${cells[0]},永久,为了一方安宁\nnowhere,10年,\n`);
    expect(at).toBeGreaterThan(0);
    const preview = await archive('catalogue', 'import', file, '--preview');
    expect(preview).toMatchObject({ status: 1, json: { changed: 0, refused: [{ code: 'report', row: 3 }] } });
    expect(await archive('catalogue', 'import', file)).toMatchObject({ json: { changed: 1 } });
    const again = await archive('catalogue', 'import', file);
    expect(again).toMatchObject({ json: { changed: 0, changes: [] } });
    const list = (await archive('reports')).json as { reportId: string; title: string; fields: object }[];
    expect(list.find(({ reportId }) => reportId === 'pinghu-2022')).toMatchObject({
      title: '为了一方安宁',
      fields: { retention: '永久' },
    });
  });

  it('goes out as 归档文件目录, and a file of another kind is refused before anything is asked', async () => {
    const file = path.join(folder, '目录.xlsx');
    expect(await archive('catalogue', 'directory', file)).toMatchObject({ status: 0, json: { count: 5 } });
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    expect((await archive('catalogue', 'export', path.join(folder, '著录.doc'))).status).toBe(2);
    expect((await archive('catalogue', 'burn', file)).status).toBe(2);
  });
});

describe('an archive of chosen reports on the command line', () => {
  it('holds them and opens as the library of another', async () => {
    const file = path.join(folder, '平湖.lanjuan');
    expect(await archive('catalogue', 'archive', file, 'pinghu-2022', '平湖:2020')).toMatchObject({
      status: 0,
      json: { count: 2 },
    });
    expect(readFileSync(file).subarray(0, 15).toString()).toBe('SQLite format 3');
  });
});

describe('a bag on the command line', () => {
  it('is made, found whole, and told apart from one that is spoilt', async () => {
    const file = path.join(folder, '包.zip');
    expect(await archive('bag', 'make', file, 'pinghu-2022')).toMatchObject({
      status: 0,
      json: { count: 1 },
    });
    expect(await archive('bag', 'check', file)).toMatchObject({
      status: 0,
      json: { faults: [], records: true },
    });
    const broken = path.join(folder, '著录.zip');
    writeFileSync(broken, '不是压缩包');
    expect((await archive('bag', 'check', broken)).status).not.toBe(0);
  });
});
