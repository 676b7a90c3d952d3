import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerCommand } from './answer-command.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-command-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly status: number;
  readonly json: unknown;
}

/** As main.ts answers, in this process. */
async function archive(...args: readonly string[]): Promise<Run> {
  let answered = '';
  const status = await answerCommand([...args, '--json'], {
    answer: (text) => (answered += text),
    aside: () => undefined,
  });
  return { status, json: JSON.parse(answered) as unknown };
}

describe('a command', () => {
  it('says of a path that is not there that it is not there', async () => {
    const library = path.join(folder, 'paths');
    for (const args of [
      ['catalogue', 'export', path.join(folder, 'nowhere', 'a.csv')],
      ['catalogue', 'import', path.join(folder, 'nowhere.csv')],
      ['notes', 'export', path.join(folder, 'nowhere', 'a.jsonld')],
    ]) {
      const { status, json } = await archive(...args, '--library', library);
      expect([args[1], status, json]).toMatchObject([args[1], 1, { error: { code: 'not_found' } }]);
    }
  });

  it('says of a folder without files that there are none', async () => {
    const empty = path.join(folder, 'empty');
    mkdirSync(empty);
    const { status, json } = await archive('import', empty, '--library', path.join(folder, 'none'));
    expect([status, json]).toMatchObject([1, { error: { code: 'not_found' } }]);
  });

  it('imports the files that it can and names the others', async () => {
    const library = path.join(folder, '馆藏');
    const good = path.join(folder, '海宁市市场监管局2021年工作盘点.txt');
    writeFileSync(
      good,
      [
        '海宁市市场监管局2021年工作盘点',
        '本报记者 王芳',
        '2021年，海宁市市场监管局新增放心消费单位128家，处理投诉举报9158件。',
        '全年查处各类案件382件，罚没款1260万元。',
      ].join('\n\n'),
    );
    const { status, json } = await archive(
      'import',
      good,
      path.join(folder, '没有.txt'),
      '--library',
      library,
    );
    expect(status).toBe(1);
    expect(json).toMatchObject({
      files: [
        { file: good, status: 'added', code: null },
        { status: 'refused', code: 'file_unreadable' },
      ],
    });
    const found = await archive('search', '放心消费单位', '--agency', '海宁', '--library', library);
    expect(found.json).toMatchObject({ hits: [{ year: 2021, edition: 'original' }] });
  });

  it.runIf(process.platform !== 'win32')(
    'ends with a sentence at a pipe and at a device, and takes the rest',
    async () => {
      const pipe = path.join(folder, 'pipe.txt');
      execFileSync('mkfifo', [pipe]);
      const paper = path.join(folder, '白石县.txt');
      writeFileSync(paper, '白石县市场监督管理局2022年工作总结\n\n全年查处各类案件128件。\n');
      const library = path.join(folder, '管道');
      const { status, json } = await archive('import', pipe, '/dev/zero', paper, '--library', library);
      expect(status).toBe(1);
      expect(json).toMatchObject({
        files: [
          { file: pipe, status: 'refused', code: 'file_unreadable' },
          { file: '/dev/zero', status: 'refused', code: 'file_unreadable' },
          { file: paper, status: 'added' },
        ],
      });
    },
  );

  it('takes a zip in file by file, each told by its place in it', async () => {
    const pack = path.join(folder, '来件.zip');
    const report = (year: number): Uint8Array =>
      new TextEncoder().encode(`临河县市场监管局${year}年工作总结\n\n检查门店${year - 1000}家。\n`);
    writeFileSync(
      pack,
      zipSync({ '2020/总结.txt': report(2020), '2021/总结.txt': report(2021), 'a.png': report(1) }),
    );
    const { status, json } = await archive('import', pack, '--library', path.join(folder, '整包'));
    // A refused file makes the exit 1.
    expect(status).toBe(1);
    // The form that the command prints.
    expect(
      (json as { files: { file: string; status: string }[] }).files.map((one) => [one.file, one.status]),
    ).toEqual([
      [`${pack} / 2020/总结.txt`, 'added'],
      [`${pack} / 2021/总结.txt`, 'added'],
      [`${pack} / a.png`, 'refused'],
    ]);
  });

  it('takes a folder in file by file, goes on where it stopped, and gives each file back byte for byte', async () => {
    const library = path.join(folder, '整夹');
    const files = path.join(folder, '来件');
    mkdirSync(path.join(files, '内层'), { recursive: true });
    const texts = Array.from(
      { length: 4 },
      (_, n) => `云桥县市场监督管理局${2019 + n}年工作总结\n\n全年立案${n + 30}件。`,
    );
    texts
      .slice(0, 3)
      .forEach((text, n) => writeFileSync(path.join(files, n === 0 ? '内层' : '', `${n}.txt`), text));
    writeFileSync(path.join(files, '.hidden'), 'x');
    const statuses = (run: Run) =>
      (run.json as { files: { status: string }[] }).files.map(({ status }) => status);
    expect(statuses(await archive('import', files, '--library', library))).toEqual([
      'added',
      'added',
      'added',
    ]);
    writeFileSync(path.join(files, '3.txt'), texts[3]!);
    const again = await archive('import', files, '--library', library);
    expect(statuses(again).sort()).toEqual(['added', 'unchanged', 'unchanged', 'unchanged']);
    const output = path.join(folder, '还原.txt');
    expect(await archive('source', 'yunqiao-2022', '--output', output, '--library', library)).toMatchObject({
      status: 0,
      json: {
        reportId: 'yunqiao-2022',
        sourceFile: '3.txt',
        format: 'txt',
        bytes: Buffer.byteLength(texts[3]!),
      },
    });
    expect(readFileSync(output, 'utf8')).toBe(texts[3]);
    expect((await archive('verify', '--library', library)).status).toBe(0);
  });

  it('adds a text that does not say whose it is, and learns it when a person says it', async () => {
    const library = path.join(folder, '补著录');
    const file = path.join(folder, '无名.txt');
    writeFileSync(file, ['护航发展的一年', '2021年，全局办结案件382件，罚没款126万元。'].join('\n\n'));
    expect(await archive('import', file, '--library', library)).toMatchObject({
      status: 0,
      json: { files: [{ status: 'added', unsure: ['agency', 'genre'] }] },
    });
    const told = ['--agency', '云桥县市场监督管理局', '--level', 'county', '--genre', 'annual-review'];
    expect((await archive('import', file, ...told, '--library', library)).json).toMatchObject({
      files: [{ status: 'version', unsure: [], code: null }],
    });
    expect((await archive('import', file, '--level', '县', '--library', library)).status).toBe(2);
  });

  it('counts nothing for a wrong character, and shows what was meant as such', async () => {
    expect((await archive('search', '浙实链')).json).toMatchObject({ total: 0, meant: { query: '浙食链' } });
    expect((await archive('search', '浙实链', '--exact')).json).toMatchObject({ total: 0, hits: [] });
  });

  it('says of each stretch of a query that was ignored or bounded why', async () => {
    const lines = async (query: string): Promise<readonly string[]> => {
      let answered = '';
      await answerCommand(['search', query], {
        answer: (text) => (answered += text),
        aside: () => undefined,
      });
      return answered.split('\n\n')[0]!.split('\n').slice(1);
    };
    expect(await lines('年度:近三年 电梯')).toEqual(['“年度:近三年” 未采用：字段的值不对']);
    expect(await lines('(电梯 /[/ 年度:2025..2020')).toEqual([
      '“(” 括号或引号没有关上，按到末尾处理',
      '“/[/” 未采用：正则式写法有误',
      '“年度:2025..2020” 起止颠倒，已按从小到大查找',
    ]);
    expect(await lines('电梯')).toEqual([]);
    expect((await lines('年度:近三年 '.repeat(20))).slice(11)).toEqual([
      '“年度:近三年” 未采用：字段的值不对',
      '另有 8 处',
    ]);
  });

  it('writes hits and a receipt beside the search, and finds the receipt the same', async () => {
    const [table, receipt] = [path.join(folder, '结果.xlsx'), path.join(folder, '收据.json')];
    const found = await archive('search', '放心消费', '--export', table, '--receipt', receipt);
    expect(found.status).toBe(0);
    expect(readFileSync(table).subarray(0, 2).toString()).toBe('PK');
    const stated = JSON.parse(readFileSync(receipt, 'utf8')) as { total: number };
    expect(found.json).toMatchObject({ total: stated.total });
    expect(await archive('verify-receipt', receipt)).toMatchObject({ status: 0, json: { state: 'same' } });
    writeFileSync(receipt, JSON.stringify({ ...stated, total: stated.total + 1 }));
    expect(await archive('verify-receipt', receipt)).toMatchObject({
      status: 1,
      json: { state: 'not_a_receipt' },
    });
    expect((await archive('search', '放心消费', '--export', '结果.doc')).status).toBe(2);
  });

  it('makes the index of the holdings anew and says of the others how they are', async () => {
    expect(await archive('rebuild-index', '--library', path.join(folder, '馆藏'))).toMatchObject({
      status: 0,
      json: {
        archives: [
          { role: 'shipped', index: 'ok' },
          { role: 'holdings', index: 'rebuilt' },
        ],
      },
    });
  });
});
