import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codePointLength } from './contract/code-points.ts';
import type { Annotation } from './contract/annotation-model.ts';
import type { Report, ReportId } from './contract/model.ts';
import type { Hit } from './contract/search-model.ts';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive } from './schema/archive-file.ts';
import { storeReport } from './schema/store-report.ts';
import { parseSample } from './testing/sample-archive.ts';
import { SAMPLE_REPORTS } from './testing/sample-reports.ts';

let folder: string;
let library: Library;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-corrected-'));
  const file = path.join(folder, 'archive.sqlite');
  createArchive(file, (database) => {
    for (const report of SAMPLE_REPORTS) storeReport(database, parseSample(report));
  });
  library = openLibrary({
    archives: [{ file, role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0.0.0',
  });
});
afterEach(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

// 店员轮流值守, corrected to 店员志愿者在岗.
const reportId = 'qinghe-2020' as ReportId;
const [before, printed, corrected] = ['店员', '轮流值守', '志愿者在岗'] as const;
const read = (): Report => library.archive['reports.read']({ reportId });
const hits = (query: string): readonly Hit[] =>
  library.archive['search.run']({
    query,
    filters: {},
    limit: 50,
    offset: 0,
    exact: true,
    sort: 'place',
  }).hits;

/** Proposes to read one thing for another where it first stands. */
function propose(quote: string, replacement: string): Annotation {
  const report = read();
  const passage = report.sections.flatMap((one) => one.passages).find(({ text }) => text.includes(quote))!;
  const start = codePointLength(passage.text.slice(0, passage.text.indexOf(quote)));
  const target = {
    kind: 'range' as const,
    reportId,
    edition: report.edition,
    passageId: passage.passageId,
    start,
    end: start + codePointLength(quote),
    quote,
    textHash: report.textHash,
  };
  return library.archive['annotations.create']({
    kind: 'correction',
    replacement,
    targets: [target],
    replyTo: null,
  });
}

function accept({ annotationId, revision }: Annotation, accepted = true): Annotation {
  return library.archive['annotations.update']({ annotationId, revision, accepted });
}

describe('a correction', () => {
  it('changes nothing while it is only proposed', () => {
    propose(printed, corrected);
    expect(read().corrections).toEqual([]);
    expect(hits(corrected)).toEqual([]);
  });

  it('is shown and found once it is accepted, with the printed words, and neither once it is taken back', () => {
    const untouched = read();
    const note = accept(propose(printed, corrected));
    const [one, ...others] = read().corrections;
    expect(others).toEqual([]);
    expect(one).toMatchObject({ replacement: corrected, annotationId: note.annotationId });
    expect(read().sections).toEqual(untouched.sections);
    expect(read().textHash).toBe(untouched.textHash);

    const [found] = hits(corrected);
    expect(found?.passageId).toBe(one?.passageId);
    expect(found?.ranges).toEqual([[one?.start, one?.end]]);
    expect(found?.text).toContain(printed);
    expect(found?.corrections).toHaveLength(1);
    expect(hits(printed).map((hit) => hit.passageId)).toContain(one?.passageId);

    accept(note, false);
    expect(read().corrections).toEqual([]);
    expect(hits(corrected)).toEqual([]);
  });

  it('is found by words that begin in the print and end in the correction, marked on both', () => {
    accept(propose(printed, corrected));
    const [found] = hits(`"${before}${corrected}"`);
    const [range] = found?.ranges ?? [];
    const [one] = read().corrections;
    expect(range).toEqual([one!.start - codePointLength(before), one!.end]);
  });

  it('is found by every way of asking: both wordings together, near, by expression; and left out under NOT', () => {
    accept(propose(printed, corrected));
    for (const query of [
      `${printed} ${corrected}`,
      `NEAR(${before} ${corrected}, 10)`,
      `/${corrected.slice(0, 2)}./`,
    ]) {
      expect(
        hits(query).map((hit) => hit.reportId),
        query,
      ).toEqual([reportId]);
    }
    const all = hits(before).length;
    expect(hits(`${before} -${corrected}`)).toHaveLength(all - 1);
  });

  it('gives way to a later one where the two meet, and the later one to it again when it is taken back', () => {
    accept(propose(printed, corrected));
    const wider = accept(propose(`${before}${printed}`, '另行公布'));
    expect(read().corrections.map((one) => one.replacement)).toEqual(['另行公布']);
    library.archive['annotations.remove']({ annotationId: wider.annotationId });
    expect(read().corrections.map((one) => one.replacement)).toEqual([corrected]);
  });

  it('says nothing with no words: an empty proposal is not taken for a deletion', () => {
    accept(propose(printed, ''));
    expect(read().corrections).toEqual([]);
  });
});
