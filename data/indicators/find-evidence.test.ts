import { afterAll, describe, expect, it } from 'vitest';
import type { IndicatorId } from '../contract/model.ts';
import { fieldsOf, verdictKey } from '../contract/verdict-model.ts';
import { closeSample, openSampleSet } from '../testing/sample-archive.ts';
import { SAMPLE_REPORTS } from '../testing/sample-reports.ts';
import { evidenceOf, openEvidence } from './find-evidence.ts';
import { listIndicators } from './list-indicators.ts';

const set = openSampleSet();
/** Another installation, whose source of 白石 2022 has one character more at its beginning. */
const other = openSampleSet(
  SAMPLE_REPORTS.map((report) =>
    report.reportId === 'baishi-2022'
      ? {
          ...report,
          sections: report.sections.map((one, n) =>
            n === 0 ? { ...one, heading: `甲${one.heading}` } : one,
          ),
        }
      : report,
  ),
);
afterAll(() => [set, other].forEach(closeSample));

const NEW_IN_BAISHI = 'baishi-2022:digest:i0' as IndicatorId; // The first figure of the sample report.

describe('an evidence code', () => {
  it('opens the figure that it was made for, for every figure', () => {
    for (const { indicatorId } of listIndicators(set)) {
      const opened = openEvidence(set, { code: evidenceOf(set, { indicatorId }).code });
      expect(opened.state).toBe('exact');
      expect(opened.matches.map((match) => match.indicator.indicatorId)).toEqual([indicatorId]);
    }
  });

  it('is short and says where the figure stands', () => {
    const evidence = evidenceOf(set, { indicatorId: NEW_IN_BAISHI });
    expect(evidence.code).toMatch(/^LJ-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(evidence).toMatchObject({ yearCovered: 2022, passage: '全县新设市场主体2031户。' });
    const known = SAMPLE_REPORTS.find(({ reportId }) => reportId === 'baishi-2022')!;
    const held = known.sections.find(({ paragraphs }) => paragraphs.includes(evidence.passage!))!;
    expect(evidence).toMatchObject({ title: known.title, subtitle: null, section: held.heading });
    // As the writer of the sample's records has it: published in the year after the one it covers.
    expect(evidence.yearPublished).toBe(2023);
    expect(evidence.sourceSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is read in small letters, without dashes, and with O for 0', () => {
    const { code } = evidenceOf(set, { indicatorId: NEW_IN_BAISHI });
    const typed = code.slice(3).replaceAll('-', '').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect(openEvidence(set, { code: ` lj${typed} ` }).state).toBe('exact');
  });

  it('is the same in another installation that holds the same source', () => {
    const indicatorId = 'qinghe-2022:digest:i1' as IndicatorId; // A figure of an unchanged sample report.
    expect(evidenceOf(other, { indicatorId }).code).toBe(evidenceOf(set, { indicatorId }).code);
  });

  it('says that the source differs where it differs by one character', () => {
    const { code } = evidenceOf(set, { indicatorId: NEW_IN_BAISHI });
    const opened = openEvidence(other, { code });
    expect(opened.state).toBe('differs');
    expect(opened.matches.map((match) => match.indicator.indicatorId)).toEqual([NEW_IN_BAISHI]);
  });

  it('opens the figure after agency or year of its record were put right, and says so', () => {
    const saysOther = (change: string): typeof set => {
      const other = openSampleSet();
      other.archives[0]!.database.prepare(
        `UPDATE reports SET ${change} WHERE report_id = 'baishi-2022'`,
      ).run();
      return other;
    };
    for (const change of [
      'agency = NULL',
      'year_covered = 2019',
      'agency = NULL, year_covered = NULL',
      "agency = '清河市市场监督管理局'",
    ]) {
      const before = saysOther(change);
      const { code } = evidenceOf(before, { indicatorId: NEW_IN_BAISHI });
      closeSample(before);
      const opened = openEvidence(set, { code });
      expect([change, opened.state]).toEqual([change, 'recatalogued']);
      expect(opened.matches.map((match) => match.indicator.indicatorId)).toEqual([NEW_IN_BAISHI]);
    }
    // The same place with another value is another figure.
    const { code } = evidenceOf(set, { indicatorId: NEW_IN_BAISHI });
    expect(() => openEvidence(set, { code: `LJ-0000-0000-${code.slice(-4)}` })).toThrow('no figure here');
  });

  it('says of the figure what people said of it', () => {
    const { code, indicator } = evidenceOf(set, { indicatorId: NEW_IN_BAISHI });
    const verdict = {
      key: verdictKey(indicator),
      state: 'rejected',
      corrected: null,
      read: fieldsOf(indicator),
    } as const;
    const opened = openEvidence(set, { code }, [verdict]);
    expect([opened.state, opened.matches[0]?.indicator.verdict]).toEqual(['exact', 'rejected']);
  });

  it('is refused when it is none, and not found when no figure fits', () => {
    expect(() => openEvidence(set, { code: '9158户' })).toThrow('not an evidence code');
    expect(() => openEvidence(set, { code: 'LJ-0000-0000-0000' })).toThrow('no figure here');
    expect(() => evidenceOf(set, { indicatorId: 'qinghe-2022:digest:i99' as IndicatorId })).toThrow(
      'unknown indicator',
    );
  });
});
