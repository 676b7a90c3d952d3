import { createHash } from 'node:crypto';
import type { ReportId } from '../contract/model.ts';
import { codePointLength } from '../contract/code-points.ts';
import { ArchiveSet, type ArchiveFile } from '../schema/archive-set.ts';
import { ARCHIVE_TABLES, SCHEMA_VERSION } from '../schema/archive-tables.ts';
import {
  passagesInOrder,
  type ParsedIndicator,
  type ParsedMention,
  type ParsedPassage,
  type ParsedReport,
  type ParsedSection,
} from '../schema/parsed-report.ts';
import { openWritable } from '../schema/sqlite.ts';
import { indexHealth } from '../schema/index-health.ts';
import { storeReport } from '../schema/store-report.ts';
import { storeThesaurus } from '../schema/store-thesaurus.ts';
import { OffsetMap } from '../text/offset-map.ts';
import { SAMPLE_REPORTS, type SampleFigure, type SampleReport } from './sample-reports.ts';
import {
  SAMPLE_COMPARABILITY,
  SAMPLE_CONCEPTS,
  SAMPLE_PROGRAMMES,
  SAMPLE_TERMS,
} from './sample-thesaurus.ts';

/** A small archive in memory: 清河 2020, 2022, 2024 and 白石 2022, with thesaurus. Close it with closeSample. */
export function openSampleSet(reports: readonly SampleReport[] = SAMPLE_REPORTS): ArchiveSet {
  return new ArchiveSet([sampleArchive('shipped', reports)]);
}

export function sampleArchive(role: ArchiveFile['role'], reports: readonly SampleReport[]): ArchiveFile {
  const database = openWritable(':memory:');
  database.exec(ARCHIVE_TABLES);
  storeThesaurus(database, {
    concepts: SAMPLE_CONCEPTS,
    comparability: SAMPLE_COMPARABILITY,
    thesaurus: SAMPLE_TERMS,
    programmes: SAMPLE_PROGRAMMES,
  });
  for (const report of reports) storeReport(database, parseSample(report));
  return {
    role,
    file: ':memory:',
    editionId: 'sample',
    schemaVersion: SCHEMA_VERSION,
    database,
    health: indexHealth(database),
  };
}

export function closeSample(set: ArchiveSet): void {
  for (const archive of set.archives) archive.database.close();
}

/** A sample report as a reader of files would hand it over. Its "source file" is its text, one passage per line. */
export function parseSample(report: SampleReport): ParsedReport {
  const rawText = report.sections.flatMap((section) => [section.heading, ...section.paragraphs]).join('\n');
  const sections = placeSections(report);
  const passages = passagesInOrder(sections);
  const sourceSha256 = createHash('sha256').update(rawText).digest('hex');
  return {
    record: {
      // A sample's id is what the sample archive calls its report.
      reportId: report.reportId as ReportId,
      genre: 'annual-review',
      period: String(report.year),
      plannedPeriod: null,
      unsure: [],
      agency: report.agency,
      agencyLabel: report.label,
      agencyShortNames: [],
      region: report.label,
      level: 'county',
      yearCovered: report.year,
      yearPublished: report.year + 1,
      title: report.title,
      subtitle: null,
      kicker: null,
      byline: {},
      head: null,
      sourceFile: `${report.reportId}.txt`,
      sha256: sourceSha256,
      programmes: report.programmes,
      people: [],
    },
    edition: report.edition,
    sourceFile: `${report.reportId}.txt`,
    sourceSha256,
    encoding: 'utf-8',
    format: 'text',
    rawText: report.edition === 'original' ? rawText : null,
    sections,
    defects: [],
    indicators: report.figures.map((figure) => placeFigure(figure, report, passages)),
    mentions: report.programmes.flatMap((name) => placeMentions(name, passages)),
  };
}

function placeSections(report: SampleReport): ParsedSection[] {
  let raw = 0;
  const place = (kind: ParsedPassage['kind'], text: string): ParsedPassage => {
    const length = codePointLength(text);
    const map = new OffsetMap([[0, raw, length]]);
    raw += length + 1;
    return { kind, text, map };
  };
  return report.sections.map((section) => ({
    role: report.edition === 'digest' ? 'digest' : 'section',
    kind: section.kind ?? 'review',
    year: section.kind === 'plan' ? report.year + 1 : report.year,
    level: 1,
    heading: place('heading', section.heading),
    topic: section.topic,
    passages: section.paragraphs.map((text) => place('text', text)),
  }));
}

const MULTIPLES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

function placeFigure(
  figure: SampleFigure,
  report: SampleReport,
  passages: readonly ParsedPassage[],
): ParsedIndicator {
  const passage = passages.findIndex((one) => one.text.includes(figure.quote));
  const found = passages[passage];
  const number = /\d+(?:\.\d+)?/.exec(figure.quote);
  if (!found || !number) throw new Error(`sample figure "${figure.quote}" is not in ${report.reportId}`);
  const start = found.text.indexOf(figure.quote) + number.index;
  const rawStart = found.map.toRaw(start);
  const multiple = MULTIPLES[figure.unit.charAt(0)];
  const value = Number(number[0]);
  return {
    passage,
    start,
    end: start + number[0].length + figure.unit.length,
    subject: figure.subject,
    concept: figure.concept,
    value,
    unit: figure.unit,
    valueSi: multiple ? Math.round(value * multiple) : value,
    unitSi: multiple ? figure.unit.slice(1) : figure.unit,
    qualifier: null,
    bound: null,
    period: figure.period ?? String(report.year),
    kind: figure.kind ?? 'actual',
    topic: report.sections.find((section) => section.paragraphs.includes(found.text))?.topic ?? null,
    scope: figure.scope ?? null,
    programme: null,
    quote: figure.quote,
    rawStart,
    rawEnd: rawStart + number[0].length,
    curated: true,
    minor: figure.minor ?? false,
    note: null,
  };
}

function placeMentions(name: string, passages: readonly ParsedPassage[]): ParsedMention[] {
  return passages.flatMap(({ text }, passage) => {
    const start = text.indexOf(name);
    return start === -1
      ? []
      : [{ kind: 'programme' as const, name, role: null, passage, start, end: start + name.length }];
  });
}
