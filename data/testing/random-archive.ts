import type { ReportId, TopicId } from '../contract/model.ts';
import { codePointLength } from '../contract/code-points.ts';
import { ArchiveSet, type ArchiveFile } from '../schema/archive-set.ts';
import { ARCHIVE_TABLES, SCHEMA_VERSION } from '../schema/archive-tables.ts';
import type { ParsedMention, ParsedPassage, ParsedReport, ParsedSection } from '../schema/parsed-report.ts';
import { openWritable } from '../schema/sqlite.ts';
import { indexHealth } from '../schema/index-health.ts';
import { storeReport } from '../schema/store-report.ts';
import { stampColumns } from '../schema/stored-columns.ts';
import { OffsetMap } from '../text/offset-map.ts';
import { seededRandom } from './random.ts';

/** Few words in many joints, so that boundaries, numbers and neighbours of every kind come up. */
export const RANDOM_WORDS: readonly string[] = `
市场 主体 市 场 电梯 梯 监管 经营 放心 消费 市場 ＧＭ２Ｄ gm2d 5G A 35 135 3５ 9158 9,158 1.5 15 2020 91 项 户 万 𠮷 ⼾ ㎡ %
KTV 3 kg 3+N ISO ② ⒈ ½ ○ 〇 二 １，０３４ 1034 ,158 t ﬁ
`
  .trim()
  .split(/\s+/);
const JOINTS = [
  '',
  '',
  '',
  '',
  '',
  '，',
  '、',
  '。',
  ' ',
  '“',
  '；',
  '\n',
  '-',
  '.',
  ',',
  '\u0000',
  '\ud800',
  '…',
  '+',
  '\u200b',
];

/** One lies in two collections, one in none. */
const FIELDS: readonly NonNullable<ParsedReport['record']['fields']>[] = [
  {},
  { collections: ['甲卷'] },
  { collections: ['乙卷', '甲卷'] },
  { collections: ['乙卷'] },
];

/**
 * Two archives with a few small reports; one edition is superseded, one is in both archives: for an odd seed as a 提要 in
 * the first and as its original in the second.
 */
export function randomSet(seed: number): ArchiveSet {
  const random = seededRandom(seed + 77);
  const archive = (role: ArchiveFile['role'], numbers: readonly number[]): ArchiveFile => {
    const database = openWritable(':memory:');
    database.exec(ARCHIVE_TABLES);
    numbers.forEach((n, i) =>
      storeReport(
        database,
        {
          ...randomReport(n, random),
          edition: role === 'shipped' && n === 3 && seed % 2 === 1 ? 'digest' : 'original',
        },
        numbers.indexOf(n) < i ? 'version' : 'new',
      ),
    );
    // Some keep their columns, some are read from their tables, some sets are made of both.
    if ((role === 'shipped' ? seed : seed >> 1) % 2 === 0) stampColumns(database);
    return {
      role,
      file: ':memory:',
      editionId: role,
      schemaVersion: SCHEMA_VERSION,
      database,
      health: indexHealth(database),
    };
  };
  return new ArchiveSet([archive('shipped', [1, 2, 3, 1]), archive('holdings', [3, 4])]);
}

function randomReport(n: number, random: () => number): ParsedReport {
  const pick = <V>(values: readonly V[]): V => values[Math.floor(random() * values.length)]!;
  const text = (longest: number): string => {
    let made = '';
    const words = 1 + Math.floor(random() * longest);
    for (let i = 0; i < words; i++) made += pick(RANDOM_WORDS) + pick(JOINTS);
    return made;
  };
  const sections: ParsedSection[] = Array.from({ length: 3 }, (_, i) => ({
    role: i === 0 ? 'front' : pick(['看点', '盘点', 'outlook'] as const),
    kind: 'none',
    year: null,
    level: i === 2 && random() < 0.5 ? 2 : 1,
    heading: i === 0 || random() < 0.3 ? null : passage('heading', text(3)),
    topic: pick<TopicId | null>(['market', 'food', null]),
    passages: Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
      passage(i === 0 ? 'title' : 'text', text(12)),
    ),
  }));
  return {
    record: {
      // Reports of tests are named here.
      reportId: `r-${n}` as ReportId,
      genre: 'annual-review',
      period: String(2019 + n),
      plannedPeriod: null,
      unsure: [],
      agency: n % 2 === 0 ? '甲县市场监督管理局' : '乙市市场监督管理局',
      agencyLabel: n % 2 === 0 ? '甲' : '乙',
      agencyShortNames: [],
      region: null,
      level: n % 2 === 0 ? 'county' : null,
      yearCovered: 2019 + n,
      yearPublished: null,
      title: `第${n}篇`,
      subtitle: null,
      kicker: null,
      byline: {},
      head: null,
      sourceFile: null,
      sha256: null,
      programmes: [],
      people: [],
      fields: FIELDS[n % FIELDS.length]!,
    },
    edition: 'original',
    sourceFile: null,
    sourceSha256: null,
    encoding: null,
    format: 'txt',
    rawText: null,
    sections,
    defects: [],
    indicators: [],
    mentions: [
      mention('programme', '放心消费', 0),
      mention('programme', pick(['浙食链', '放心消费', '5G应用', 'GM2D码']), 2),
      mention('person', '沈一', 1),
    ],
  };
}

function mention(kind: ParsedMention['kind'], name: string, passage: number): ParsedMention {
  return { kind, name, role: null, passage, start: 0, end: 1 };
}

function passage(kind: ParsedPassage['kind'], text: string): ParsedPassage {
  // SQLite keeps well-formed text only, so a lone surrogate is stored as the replacement character.
  const wellFormed = text.toWellFormed();
  return { kind, text: wellFormed, map: new OffsetMap([[0, 0, codePointLength(wellFormed)]]) };
}
