import type { EditionName, Level, ReportId, TopicId } from '../contract/model.ts';
import { LEVELS, TOPICS } from '../contract/model.ts';
import type {
  ParsedIndicator,
  ParsedMention,
  ParsedPassage,
  ParsedReport,
  ParsedSection,
} from '../schema/parsed-report.ts';
import { passagesInOrder } from '../schema/parsed-report.ts';
import { OffsetMap } from '../text/offset-map.ts';
import { codePointLength } from '../contract/code-points.ts';
import { seededRandom } from './random.ts';
import { COMMON_CHARACTERS, GENRE_WORDS, PLACES } from './synthetic-words.ts';

/** About 40 passages of about 110 characters: what the printed reports of the genre have. */
const SECTIONS = 8;
const PARAGRAPHS = 4;
const FIRST_YEAR = 2006;
const YEARS = 20;

/** The n-th synthetic report of a seed: same arguments, same report. Agencies × years are all different. */
export function syntheticReport(n: number, seed = 1, edition: EditionName = 'original'): ParsedReport {
  const random = seededRandom(seed * 1_000_003 + n);
  const place = placeName(Math.floor(n / YEARS));
  const year = FIRST_YEAR + (n % YEARS);
  const agency = `${place}市市场监督管理局`;
  const sections = [front(place, year, random), ...bodySections(year, random)];
  const passages = passagesInOrder(sections);
  const programmes = ['放心消费', '浙食链', '亮剑行动', '阳光工厂'].filter(() => random() < 0.5);
  return {
    record: {
      // Synthetic reports are named here, by number.
      reportId: `synthetic-${n}` as ReportId,
      genre: 'annual-review',
      period: String(year),
      plannedPeriod: null,
      unsure: [],
      agency,
      agencyLabel: place,
      agencyShortNames: [`${place}市市场监管局`],
      region: `某省${place}市`,
      level: LEVELS[n % LEVELS.length] as Level,
      yearCovered: year,
      yearPublished: year + 1,
      title: passages[0]!.text,
      subtitle: null,
      kicker: null,
      byline: {},
      head: null,
      sourceFile: `synthetic-${n}.txt`,
      sha256: null,
      programmes,
      people: [],
    },
    edition,
    sourceFile: `synthetic-${n}.txt`,
    sourceSha256: null,
    encoding: 'utf-8',
    format: 'txt',
    rawText: null,
    sections,
    defects: [],
    indicators: figuresOf(passages, year),
    mentions: mentionsOf(passages, programmes),
  };
}

function placeName(n: number): string {
  const first = PLACES[n % PLACES.length]!;
  const round = Math.floor(n / PLACES.length);
  return round === 0 ? first : `${COMMON_CHARACTERS[(round * 7) % COMMON_CHARACTERS.length]}${first}`;
}

function front(place: string, year: number, random: () => number): ParsedSection {
  return {
    role: 'front',
    kind: 'none',
    year,
    level: 1,
    heading: null,
    topic: null,
    passages: [passage('title', `${place}${word(random)}${word(random)}：${year}年${word(random)}答卷`)],
  };
}

function bodySections(year: number, random: () => number): ParsedSection[] {
  return Array.from({ length: SECTIONS }, (_, index) => {
    const plan = index === SECTIONS - 1;
    return {
      role: plan ? 'outlook' : index % 2 === 0 ? '看点' : '盘点',
      kind: plan ? 'plan' : 'review',
      year: plan ? year + 1 : year,
      level: 1,
      heading: passage('heading', `${word(random)}${word(random)}，${word(random)}${word(random)}`),
      topic: TOPICS[Math.floor(random() * TOPICS.length)] as TopicId,
      passages: Array.from({ length: PARAGRAPHS }, () => passage('text', paragraph(random))),
    };
  });
}

function paragraph(random: () => number): string {
  const clauses = 5 + Math.floor(random() * 9);
  let text = '';
  for (let i = 0; i < clauses; i++) {
    text += clause(random) + (i === clauses - 1 || random() < 0.25 ? '。' : '，');
  }
  return text;
}

function clause(random: () => number): string {
  const words = 3 + Math.floor(random() * 4);
  let text = '';
  for (let i = 0; i < words; i++) text += word(random);
  return random() < 0.3 ? text + figure(random) : text;
}

function figure(random: () => number): string {
  const units = ['家', '件', '批次', '万元', '人次', '亿元', '%', '户', '项', '个'];
  const unit = units[Math.floor(random() * units.length)]!;
  const value = Math.floor(10 ** (1 + random() * 4));
  return unit === '%' || unit === '亿元' ? `${(value / 100).toFixed(2)}${unit}` : `${value}${unit}`;
}

/** Three in four words are of the genre, the others are made of two characters: names, places, the rest of Chinese. */
function word(random: () => number): string {
  if (random() < 0.72) return GENRE_WORDS[zipf(random, GENRE_WORDS.length)]!;
  return character(random) + character(random);
}

function character(random: () => number): string {
  return COMMON_CHARACTERS[zipf(random, COMMON_CHARACTERS.length)]!;
}

/** A rank in [0, size), rank r about as often as 1 / (r + 8). */
function zipf(random: () => number, size: number): number {
  return Math.floor(8 * (1 + size / 8) ** random() - 8);
}

function passage(kind: ParsedPassage['kind'], text: string): ParsedPassage {
  return { kind, text, map: new OffsetMap([[0, 0, codePointLength(text)]]) };
}

function figuresOf(passages: readonly ParsedPassage[], year: number): ParsedIndicator[] {
  return passages.flatMap((one, index) => {
    const match = /([一-龥]{4})(\d+(?:\.\d+)?)(家|件|户)/.exec(one.text);
    if (!match) return [];
    const start = match.index + 4;
    return [
      {
        passage: index,
        start,
        end: start + match[2]!.length + 1,
        subject: match[1]!,
        concept: null,
        value: Number(match[2]),
        unit: match[3]!,
        valueSi: Number(match[2]),
        unitSi: match[3]!,
        qualifier: null,
        bound: null,
        period: String(year),
        kind: 'actual',
        topic: null,
        scope: null,
        programme: null,
        quote: match[0],
        rawStart: start,
        rawEnd: start + match[2]!.length,
        curated: false,
        minor: false,
        note: null,
      },
    ];
  });
}

function mentionsOf(passages: readonly ParsedPassage[], programmes: readonly string[]): ParsedMention[] {
  return passages.flatMap((one, index) =>
    programmes.flatMap((name) => {
      const start = one.text.indexOf(name);
      return start < 0
        ? []
        : [{ kind: 'programme' as const, name, role: null, passage: index, start, end: start + name.length }];
    }),
  );
}
