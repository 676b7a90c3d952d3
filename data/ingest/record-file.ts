import * as v from 'valibot';
import { parse } from 'yaml';
import { GENRES } from '../contract/genre.ts';
import { isPeriod } from '../contract/period.ts';
import { LEVELS, TOPICS, type ReportId, type TopicId } from '../contract/model.ts';
import { codePointLength, codePointOffset } from '../contract/code-points.ts';
import type { CatalogueRecord, ParsedPassage, ParsedSection } from '../schema/parsed-report.ts';
import { agencyLabel } from '../text/agency-label.ts';
import { OffsetMap } from '../text/offset-map.ts';

/** A catalogue record with its 提要, as written in data/corpus/<reportId>/record.md. */
export interface RecordFile {
  readonly record: DigestRecord;
  readonly sections: readonly ParsedSection[];
}

/** The corpus is ours: its records say what they describe. */
export type DigestRecord = CatalogueRecord & {
  readonly agency: string;
  readonly title: string;
  readonly yearCovered: number;
};

const text = v.pipe(v.string(), v.minLength(1));
const FRONT_MATTER = v.strictObject({
  reportId: v.pipe(v.string(), v.regex(/^[a-z]+(?:-[a-z]+)*-\d{4}$/)),
  genre: v.picklist(GENRES),
  period: v.optional(v.pipe(v.string(), v.check(isPeriod))),
  title: text,
  subtitle: v.nullable(text),
  kicker: v.nullable(text),
  agency: text,
  agencyShortNames: v.array(text),
  region: v.nullable(text),
  level: v.picklist(LEVELS),
  yearCovered: v.pipe(v.number(), v.integer()),
  yearPublished: v.nullable(v.pipe(v.number(), v.integer())),
  byline: v.record(text, v.array(text)),
  head: v.nullable(v.strictObject({ name: text, title: text })),
  sourceFile: v.nullable(text),
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  programmes: v.array(text),
  people: v.array(v.strictObject({ name: text, role: text })),
});

/** Reads a record file. Throws an ordinary error with the reason: the corpus is ours and must be right. */
export function readRecordFile(source: string): RecordFile {
  const parts = /^---\n([\s\S]*?)\n---\n/.exec(source);
  if (!parts) throw new Error('a record file begins with YAML front matter between --- lines');
  const front = v.parse(FRONT_MATTER, parse(parts[1]!));
  const record: DigestRecord = {
    ...front,
    // The pattern above is the form of a report id.
    reportId: front.reportId as ReportId,
    agencyLabel: agencyLabel(front.agency),
    period: front.period ?? String(front.yearCovered),
    plannedPeriod: null,
    unsure: [],
  };
  return {
    record,
    sections: [frontSection(record, source), ...readSections(source, parts[0].length, record)],
  };
}

/** The printed front of the report, from the record: it is found by search like any text. */
function frontSection(record: DigestRecord, source: string): ParsedSection {
  const byline = Object.entries(record.byline).flatMap(([role, names]) => [role, ...names]);
  const lines = [
    [record.kicker],
    [record.title],
    [record.subtitle],
    byline,
    record.head ? [record.head.name, record.head.title] : [],
  ];
  return {
    role: 'front',
    kind: 'none',
    year: null,
    level: 1,
    heading: null,
    topic: null,
    passages: lines.flatMap((words) => {
      const present = words.filter((word) => word !== null);
      return present.length === 0 ? [] : [frontPassage(present, source)];
    }),
  };
}

/** Words of the front matter joined by spaces, each mapped to where the record file has it. */
function frontPassage(words: readonly string[], source: string): ParsedPassage {
  const offsets: number[] = [];
  for (const word of words) {
    const at = codePointOffset(source, Math.max(0, source.indexOf(word)));
    if (offsets.length > 0) offsets.push(offsets.at(-1)!);
    for (let i = 0; i < codePointLength(word); i++) offsets.push(at + i);
  }
  return { kind: 'title', text: words.join(' '), map: OffsetMap.fromOffsets(offsets) };
}

const HEADING = /^## (.+?) \{([a-z]+)( plan)?\}$/u;

function readSections(source: string, bodyStart: number, record: DigestRecord): ParsedSection[] {
  const sections: { -readonly [K in keyof ParsedSection]: ParsedSection[K] }[] = [];
  let at = bodyStart;
  for (const line of source.slice(bodyStart).split('\n')) {
    const start = codePointOffset(source, at);
    at += line.length + 1;
    if (line.trim() === '') continue;
    const heading = HEADING.exec(line);
    if (heading) {
      const isPlan = heading[3] !== undefined;
      sections.push({
        role: 'digest',
        kind: isPlan ? 'plan' : 'review',
        year: record.yearCovered + (isPlan ? 1 : 0),
        level: 1,
        heading: passageAt('heading', heading[1]!, start + 3),
        topic: topicNamed(heading[2]!),
        passages: [],
      });
      continue;
    }
    const section = sections.at(-1);
    if (!section) throw new Error(`${record.reportId}: text before the first heading: ${line.slice(0, 20)}`);
    section.passages = [...section.passages, passageAt('text', line, start)];
  }
  return sections;
}

function passageAt(kind: ParsedPassage['kind'], content: string, start: number): ParsedPassage {
  return { kind, text: content, map: new OffsetMap([[0, start, codePointLength(content)]]) };
}

function topicNamed(name: string): TopicId {
  const topic = TOPICS.find((one) => one === name);
  if (!topic) throw new Error(`unknown topic "${name}"`);
  return topic;
}
