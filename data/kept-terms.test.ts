import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { termKey, termText, type KeptTerm } from './contract/term-entry.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { openLibrary, type Library } from './open-library.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-terms-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const shipped = path.join(base, 'archive.sqlite');
buildArchive(path.resolve(import.meta.dirname, 'corpus'), shipped);

let library: Library;
let made = 0;

function open(folder: string): Library {
  return openLibrary({
    archives: [{ file: shipped, role: 'shipped' }],
    holdingsFile: path.join(base, folder, 'holdings.sqlite'),
    notebookFolder: path.join(base, folder),
    version: '0',
  });
}

beforeEach(() => (library = open(`library-${++made}`)));
afterEach(() => library.close());

function keep(term: KeptTerm): void {
  library.archive['notebook.saveEntry']({ kind: 'term', key: termKey(term), value: termText(term) });
}

const of = (kind: KeptTerm['kind'], ...forms: string[]): KeptTerm => ({
  kind,
  forms: forms.map((form) => ({ form, from: null, to: null })),
  evidence: '',
});

const programme = (name: string) => library.archive['programmes.list']({}).find((one) => one.name === name);

const run = (query: string) =>
  library.archive['search.run']({
    query,
    limit: 50,
    offset: 0,
    filters: {},
    exact: false,
    sort: 'relevance',
  });

describe('a programme that a person adds', () => {
  it('is listed with every place that prints one of its names', () => {
    expect(programme('家宴提升')).toBeUndefined();
    keep(of('campaign', '家宴提升', '家宴中心'));
    const years = programme('家宴提升')!.years;
    expect(years.map((one) => one.reportId)).toContain('pinghu-2022');
    const texts = new Map(
      years.flatMap(({ reportId, places }) =>
        places.map(({ passageId }) => [passageId, textOf(reportId, passageId)] as const),
      ),
    );
    for (const { passageId, range } of years.flatMap((one) => one.places))
      expect([...texts.get(passageId)!].slice(...range).join('')).toBe('家宴中心');
  });

  it('takes in what the archive lists under another name, and gives it back', () => {
    const before = programme('浙食链')!;
    keep(of('platform', '浙江食品链', '浙食链'));
    expect(programme('浙食链')).toBeUndefined();
    expect(programme('浙江食品链')!.years.map((one) => one.passages.length)).toEqual(
      before.years.map((one) => one.passages.length),
    );
    library.archive['notebook.undo']({});
    expect(programme('浙食链')).toEqual(before);
  });

  it('answers to the field 专项', () => {
    expect(run('专项:家宴提升').total).toBe(0);
    keep(of('campaign', '家宴提升', '家宴中心'));
    expect(run('专项:家宴提升').total).toBe(run('"家宴中心"').total);
  });
});

describe('a term that a person adds', () => {
  it('widens a search by its other wordings, visibly', () => {
    expect(run('乡村宴席').total).toBe(0);
    keep(of('lineage', '乡村宴席', '家宴中心'));
    const found = run('乡村宴席');
    expect(found.total).toBe(run('"家宴中心"').total);
    expect(found.expansions).toMatchObject([{ from: '乡村宴席', to: '家宴中心', reason: 'lineage' }]);
  });

  it('leads from one former name to the present one, not to another former name', () => {
    keep(of('lineage', '乡村宴席', '家宴中心', '浙食链'));
    expect(run('家宴中心').expansions.map((one) => one.to)).not.toContain('浙食链');
  });

  it('stands in the thesaurus before those of the archive, with its years and its evidence', () => {
    const shippedTerms = library.archive['terms.list']({});
    expect(shippedTerms.find((one) => one.forms[0]?.form === '经营主体')?.forms[1]).toEqual({
      form: '市场主体',
      from: null,
      to: 2022,
    });
    const term: KeptTerm = {
      kind: 'lineage',
      forms: [
        { form: '乡村宴席', from: 2024, to: null },
        { form: '家宴中心', from: 2019, to: 2023 },
      ],
      evidence: '2024年起改称乡村宴席。',
    };
    keep(term);
    expect(library.archive['terms.list']({})).toEqual([
      { ...term, note: null, key: 'lineage 乡村宴席' },
      ...shippedTerms,
    ]);
  });

  it('travels to another machine with the notebook', () => {
    keep(of('campaign', '家宴提升', '家宴中心'));
    const { contentBase64 } = library.archive['notebook.pack']({});
    const other = open(`other-${made}`);
    other.archive['notebook.merge']({ contentBase64 });
    expect(other.archive['terms.list']({})[0]?.key).toBe('campaign 家宴提升');
    other.close();
  });

  it('is left out where another version wrote what this one cannot read', () => {
    library.archive['notebook.saveEntry']({ kind: 'term', key: 'lineage 甲', value: '{"forms":1}' });
    expect(library.archive['terms.list']({}).every((one) => one.key === null)).toBe(true);
  });
});

describe('a term to be kept', () => {
  it('must have a name, years in order, and two names where it changed', () => {
    expect(() => termText(of('lineage', '乡村宴席'))).toThrow();
    expect(() => termText(of('campaign', '宴'))).toThrow();
    expect(() => termText(of('campaign', '家宴', '家宴'))).toThrow();
    expect(() =>
      termText({ kind: 'campaign', forms: [{ form: '家宴提升', from: 2024, to: 2020 }], evidence: '' }),
    ).toThrow();
  });
});

function textOf(reportId: string, passageId: string): string {
  const [, edition] = passageId.split(':');
  const report = library.archive['reports.read']({
    // Both were just given out by the archive.
    reportId: reportId as never,
    edition: edition as 'digest',
  });
  return report.sections
    .flatMap(({ headingPassage, passages }) => (headingPassage ? [headingPassage, ...passages] : passages))
    .find((one) => one.passageId === passageId)!.text;
}
