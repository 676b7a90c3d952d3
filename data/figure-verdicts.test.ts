import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Indicator } from './contract/indicator-model.ts';
import type { ReportId } from './contract/model.ts';
import { fieldsOf, verdictKey, verdictText, type Verdict } from './contract/verdict-model.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { openLibrary, type Library } from './open-library.ts';
import { withRadicals } from './testing/defective-text.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-verdicts-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const shipped = path.join(base, 'archive.sqlite');
buildArchive(path.resolve(import.meta.dirname, 'corpus'), shipped);

const PINGHU = 'pinghu-2022' as ReportId;
let library: Library;
let made = 0;

function open(folder = `library-${made}`): Library {
  return openLibrary({
    archives: [{ file: shipped, role: 'shipped' }],
    holdingsFile: path.join(base, folder, 'holdings.sqlite'),
    notebookFolder: path.join(base, folder),
    version: '0',
  });
}

beforeEach(() => {
  made++;
  library = open();
});
afterEach(() => library.close());

const figures = (): readonly Indicator[] => library.archive['indicators.list']({ reportId: PINGHU });
const pointIds = (): readonly string[] =>
  library.archive['indicators.series']({}).flatMap(({ points }) => points.map((point) => point.indicatorId));
const inSeries = (): Indicator => figures().find((one) => pointIds().includes(one.indicatorId))!;

function say(figure: Indicator, state: Verdict['state'], value?: number): void {
  const read = fieldsOf(figure);
  const corrected = value === undefined ? null : { ...read, value };
  library.archive['notebook.saveEntry']({
    kind: 'indicator',
    key: verdictKey(figure),
    value: verdictText({ state, read, corrected }),
  });
}

describe('a figure that a person judged', () => {
  it('is verified in the list, after a restart too, until that is undone', () => {
    const figure = figures()[3]!;
    say(figure, 'verified');
    expect(figures()[3]).toMatchObject({ verified: true, verdict: 'verified' });
    library.close();
    library = open();
    expect(figures().filter((one) => one.verified)).toHaveLength(1);
    library.archive['notebook.undo']({});
    expect(figures()[3]).toEqual(figure);
  });

  it('has its corrected value in its series', () => {
    const figure = inSeries();
    say(figure, 'corrected', figure.value + 1);
    const points = library.archive['indicators.series']({}).flatMap((series) => series.points);
    expect(points.find((point) => point.indicatorId === figure.indicatorId)).toMatchObject({
      value: figure.value + 1,
    });
  });

  it('is quoted as it was corrected, under the code of what is printed', () => {
    const figure = inSeries();
    const evidence = () => library.archive['evidence.of']({ indicatorId: figure.indicatorId });
    const { code } = evidence();
    say(figure, 'corrected', figure.value + 1);
    expect(evidence()).toMatchObject({ code, indicator: { value: figure.value + 1, verified: true } });
  });

  it('is in no series once it is rejected', () => {
    const figure = inSeries();
    say(figure, 'rejected');
    const points = library.archive['indicators.series']({}).flatMap((series) => series.points);
    expect(points.some((point) => point.indicatorId === figure.indicatorId)).toBe(false);
    expect(figures().find((one) => one.indicatorId === figure.indicatorId)?.verdict).toBe('rejected');
  });
});

describe('the source of an original', () => {
  it('comes as it was, with the repairs marked in the passages that show them', async () => {
    const text = withRadicals(
      '临河县市场监督管理局2024年工作总结\n\n2024年，全县新增经营主体3128户，比上年增长6.4%，工作扎实。\n',
    );
    const contentBase64 = Buffer.from(text).toString('base64');
    const [imported] = await library.archive['imports.add']({
      files: [{ name: '临河县.txt', contentBase64 }],
    });
    const reportId = imported!.reportId!;
    expect(library.archive['reports.source']({ reportId })).toMatchObject({
      text,
      format: 'txt',
      encoding: 'UTF-8',
    });
    const report = library.archive['reports.read']({ reportId });
    const passages = report.sections.flatMap((section) => [section.headingPassage, ...section.passages]);
    const shown = report.repairs.map(({ passageId, start, end, before }) => {
      const passage = passages.find((one) => one?.passageId === passageId);
      return [before, passage?.text.slice(start, end)];
    });
    expect(shown).toContainEqual(['⼾', '户']);
    expect(shown).toContainEqual(['⻓', '长']);
  });

  it('is not there for a 提要', () => {
    expect(() => library.archive['reports.source']({ reportId: PINGHU })).toThrow(/has no original/);
  });
});
