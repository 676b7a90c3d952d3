/** Archives that somebody has crafted, made from a sound one: 200 and more ways to hang, mislead or break a reader. */
import { deflateRawSync } from 'node:zlib';
import { LARGEST_PLACES, packPlaces } from '../schema/packed-places.ts';
import {
  bytes,
  database,
  harmless,
  noise,
  ownChild,
  refused,
  run,
  stated,
  type CraftedArchive,
} from './crafting.ts';

const TABLES = [
  'archive_info',
  'reports',
  'editions',
  'sections',
  'passages',
  'passage_facts',
  'indicators',
  'defects',
  'mentions',
  'concepts',
  'comparability',
  'terms',
  'programmes',
] as const;
const INDEXES = [
  'one_current_edition',
  'sections_of_edition',
  'passages_by_id',
  'passages_of_edition',
  'indicators_of_edition',
  'indicators_by_concept',
  'mentions_by_name',
  'mentions_of_passage',
  'mentions_of_edition',
] as const;

const ENDLESS = 'WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t)';
/** What a view in place of a table may say. */
const VIEWS: Readonly<Record<string, (table: string) => string>> = {
  endless: (table) => `SELECT e.* FROM real_${table} AS e, (${ENDLESS} SELECT x FROM t) WHERE x < 0`,
  'three hundred megabytes': (table) => `SELECT *, hex(zeroblob(150000000)) AS more FROM real_${table}`,
  fickle: (table) => `SELECT * FROM real_${table} WHERE random() % 2`,
};

const ofSchema: readonly CraftedArchive[] = [
  ...TABLES.flatMap((table) =>
    Object.entries(VIEWS).map(([kind, body]) =>
      refused(
        `${table} as a view: ${kind}`,
        run(`ALTER TABLE ${table} RENAME TO real_${table}; CREATE VIEW ${table} AS ${body(table)}`),
      ),
    ),
  ),
  ...TABLES.flatMap((table) => [
    refused(`no table ${table}`, run(`DROP TABLE ${table}`)),
    refused(`a column more in ${table}`, run(`ALTER TABLE ${table} ADD COLUMN more TEXT`)),
    refused(
      `a generated column in ${table}`,
      run(`ALTER TABLE ${table} ADD COLUMN made TEXT AS ('x') VIRTUAL`),
    ),
    refused(
      `a trigger on ${table}`,
      run(`CREATE TRIGGER extra AFTER INSERT ON ${table} BEGIN SELECT 1; END`),
    ),
    refused(
      `${table} not strict`,
      run(`UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = '${table}'`),
    ),
  ]),
  ...INDEXES.flatMap((index) => [
    refused(`no index ${index}`, run(`DROP INDEX ${index}`)),
    refused(
      `index ${index} under another name`,
      run(`UPDATE sqlite_schema SET name = 'x_${index}' WHERE name = '${index}'`),
    ),
  ]),
  refused('another table', run('CREATE TABLE more (x)')),
  refused('another full-text table', run("CREATE VIRTUAL TABLE more USING fts5 (x, tokenize = 'trigram')")),
  refused('an index on an expression', run('CREATE INDEX more ON reports (length(title))')),
  refused('statistics of a planner', run('ANALYZE')),
  refused(
    'a view in place of an index table',
    run("UPDATE sqlite_schema SET type = 'view' WHERE name = 'passage_index_idx'"),
  ),
  refused(
    'another tokenizer',
    run("UPDATE sqlite_schema SET sql = replace(sql, 'ascii', 'unicode61') WHERE name = 'passage_index'"),
  ),
];

const IDS = [
  '../holdings',
  '../notebook',
  '/tmp/x',
  '..\\x',
  '',
  'x',
  'e'.repeat(65),
  'E'.repeat(64),
  `${'e'.repeat(63)}\n`,
  'e'.repeat(64),
];
const ofStatements: readonly CraftedArchive[] = [
  ...IDS.map((id, n) =>
    refused(
      `edition id ${n}: ${JSON.stringify(id).slice(0, 24)}`,
      database((opened) => {
        opened.prepare("UPDATE archive_info SET value = ? WHERE key = 'edition_id'").run(id);
        opened.exec("UPDATE archive_info SET value = '0' WHERE key = 'search_form'");
      }),
    ),
  ),
  refused('no edition id', run("DELETE FROM archive_info WHERE key = 'edition_id'")),
  ...[0, 99, -1, 2147483647].map((version) =>
    refused(`schema ${version}`, run(`PRAGMA user_version = ${version}`)),
  ),
  refused('another application', run('PRAGMA application_id = 7')),
  refused(
    'another journal',
    bytes((content) => ((content[18] = content[19] = 2), content)),
  ),
  ...['text', 'raw_map', 'raw_start', 'kind'].map((column) =>
    refused(
      `passages.${column} changed`,
      run(
        `UPDATE passages SET ${column} = CASE typeof(${column}) WHEN 'integer' THEN ${column} + 1 ELSE 'title' END WHERE passage_key = 3`,
      ),
    ),
  ),
  ...['value', 'value_si', 'unit', 'subject', 'quote', 'period', 'raw_start', 'note'].map((column) =>
    refused(
      `indicators.${column} changed`,
      run(
        `UPDATE indicators SET ${column} = CASE typeof(${column}) WHEN 'text' THEN '改' WHEN 'null' THEN '改' ELSE ${column} + 1 END WHERE indicator_key = 1`,
      ),
    ),
  ),
  refused('a heading changed', run("UPDATE sections SET heading = '改' WHERE section_key = 2")),
  refused('a passage gone', run('DELETE FROM passages WHERE passage_key = 4')),
  refused('a figure gone', run('DELETE FROM indicators WHERE indicator_key = 1')),
];

const JSON_COLUMNS = [
  'reports.agency_short_names',
  'reports.byline',
  'reports.head',
  'reports.programmes',
  'reports.people',
  'concepts.aliases',
  'terms.variants',
  'programmes.variants',
];
const NO_JSON = ['{not json', '7', '[[[', '{"a":1}', `${'['.repeat(5000)}${']'.repeat(5000)}`];
const ROWS_OF_THESAURUS = `
  INSERT OR IGNORE INTO concepts VALUES ('x.y', '名', 'market', '件', 'flow', '[]', NULL);
  INSERT INTO terms (kind, preferred, variants) VALUES ('synonym', '甲', '[]');
  INSERT OR IGNORE INTO programmes VALUES ('专项', '[]', '行动', NULL);`;

const PLACES = packPlaces([
  { page: 1, rawStart: 0, rawEnd: 9, x: 6000, y: 5000, width: 40_000, height: 1000 },
]);
const NO_PLACES: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  noise: noise(900, 3),
  'rows of an earlier version': Buffer.alloc(60, 1),
  'cut off': PLACES.subarray(0, -4),
  'more than there is room for': deflateRawSync(Buffer.alloc(LARGEST_PLACES + 1)),
  'a billion lines': deflateRawSync(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, ...Buffer.alloc(5000)])),
  'outside of their page': deflateRawSync(Buffer.from([1, 2, 0, 6, 0xff, 0xff, 0xff, 0x0f, 2, 2, 2, 0, 0])),
};

const ofValues: readonly CraftedArchive[] = [
  ...JSON_COLUMNS.flatMap((column) => {
    const [table, name] = column.split('.') as [string, string];
    return NO_JSON.map((value, n) =>
      refused(
        `${column} is no JSON of ours, ${n}`,
        stated(`${ROWS_OF_THESAURUS} UPDATE ${table} SET ${name} = '${value}'`),
      ),
    );
  }),
  refused('JSON null for a list', stated(`${ROWS_OF_THESAURUS} UPDATE terms SET variants = 'null'`)),
  refused('facts of other passages', stated('UPDATE passage_facts SET facts = zeroblob(length(facts) + 5)')),
  refused('a map of no offsets', stated("UPDATE passages SET raw_map = 'zzz'")),
  refused('a place before the source', stated('UPDATE passages SET raw_start = -5')),
  refused('a place that ends before it begins', stated('UPDATE passages SET raw_end = raw_start - 1')),
  refused(
    'a figure outside its passage',
    stated('UPDATE indicators SET "end" = 99999999 WHERE start IS NOT NULL'),
  ),
  refused('a figure before its passage', stated('UPDATE indicators SET start = -10 WHERE start IS NOT NULL')),
  refused('a passage of an unknown id', stated("UPDATE passages SET passage_id = '../' || passage_id")),
  refused('a title of two hundred kilobytes', stated('UPDATE reports SET title = hex(zeroblob(100000))')),
  refused(
    'a passage of five megabytes',
    stated('UPDATE passages SET text = hex(zeroblob(2500000)) WHERE passage_key = 3'),
  ),
  refused('zero characters in a title', stated("UPDATE reports SET title = '题' || char(0) || 'x'")),
  refused(
    'zero characters in a passage',
    stated("UPDATE passages SET text = '题' || char(0) WHERE passage_key = 3"),
  ),
  ...Object.entries(NO_PLACES).map(([what, packed]) =>
    refused(
      `places of lines that are ${what}`,
      stated(`INSERT INTO places SELECT min(edition_key), x'${packed.toString('hex')}' FROM editions`),
    ),
  ),
  harmless(
    'places of lines as they are kept',
    stated(`INSERT INTO places SELECT min(edition_key), x'${PLACES.toString('hex')}' FROM editions`),
  ),
  refused('a level that is none', stated("UPDATE reports SET level = 'galaxy'")),
  refused('a role that is none', stated("UPDATE sections SET role = 'constructor'")),
  refused('a topic that is none', stated("UPDATE sections SET topic = '__proto__'")),
  harmless('no more than it was', stated('SELECT 1')),
];

const ofIndex: readonly CraftedArchive[] = [
  harmless('an index without pages', run('DELETE FROM passage_index_data WHERE id > 10')),
  harmless(
    'an index of zeros',
    run('UPDATE passage_index_data SET block = zeroblob(length(block)) WHERE id > 10'),
  ),
  harmless(
    'an index of noise',
    run('UPDATE passage_index_data SET block = randomblob(length(block)) WHERE id > 10'),
  ),
  refused('an index of another version', run("UPDATE passage_index_config SET v = 99 WHERE k = 'version'")),
  harmless('an index without structure', run('DELETE FROM passage_index_data WHERE id = 10')),
  harmless('no index', run('DROP TABLE passage_index')),
];

const ofBytes: readonly CraftedArchive[] = [
  refused(
    'nothing',
    bytes(() => Buffer.alloc(0)),
  ),
  refused(
    'noise',
    bytes(() => noise(200_000, 1)),
  ),
  refused(
    'a header before noise',
    bytes((content) => Buffer.concat([content.subarray(0, 100), noise(200_000, 2)])),
  ),
  refused(
    'half of it',
    bytes((content) => content.subarray(0, content.length / 2)),
  ),
  refused(
    'all but its last page',
    bytes((content) => content.subarray(0, content.length - 4096)),
  ),
  // A page of a table that is its own child: a tree without an end.
  ...[1, 2, 3, 4, 5, 6, 7].map((page) =>
    refused(
      `page ${page} is its own child`,
      bytes((content) => ownChild(content, page)),
    ),
  ),
  ...Array.from({ length: 20 }, (_, n) =>
    refused(
      `a page of noise, ${n}`,
      bytes((content) => {
        const page = 1 + (n % Math.max(1, content.length / 4096 - 1));
        noise(4096, n).copy(content, page * 4096);
        return content;
      }),
    ),
  ),
];

export const CRAFTED_ARCHIVES: readonly CraftedArchive[] = [
  ...ofSchema,
  ...ofStatements,
  ...ofValues,
  ...ofIndex,
  ...ofBytes,
];
