import type { Annotation } from '../contract/annotation-model.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { plainNumbers } from '../text/bound-numbers.ts';
import { searchForm } from '../text/search-form.ts';
import type { EntityState } from './entity-state.ts';
import { entitiesOf, infoOf, setInfo } from './notebook-database.ts';
import { prepared } from '../schema/prepared.ts';

/** Which reports a note stands in, and its words. Without a state: in none. */
export function indexAnnotation(database: WritableDatabase, id: string, state: EntityState | null): void {
  prepared(database, 'DELETE FROM annotation_reports WHERE annotation_id = ?').run(id);
  prepared(database, 'DELETE FROM note_words WHERE annotation_id = ?').run(id);
  if (!state) return;
  const insertReport = prepared(
    database,
    'INSERT INTO annotation_reports (report_id, annotation_id) VALUES (?, ?)',
  );
  for (const reportId of new Set(textsInTargets(state, 'reportId'))) insertReport.run(reportId, id);
  prepared(database, 'INSERT INTO note_words (annotation_id, units) VALUES (?, ?)').run(id, unitsOf(state));
}

/**
 * Ids of the annotations that hold every word of the text as a reader would compare it. A scan: 10,000 notes take
 * milliseconds, and a notebook outlives any format of index.
 */
export function annotationsWithWords(database: WritableDatabase, text: string): ReadonlySet<string> {
  const wanted = text
    .split(/\s+/u)
    .map(wordsOf)
    .filter((word) => word !== '');
  const rows = prepared<[string], string>(
    database,
    `SELECT annotation_id FROM note_words
       WHERE NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(units, value) = 0)`,
  )
    .pluck()
    .all(JSON.stringify(wanted));
  return new Set(wanted.length === 0 ? [] : rows);
}

/** The words are kept as search compares them; where a new version compares otherwise they are made again. */
export function refreshWords(database: WritableDatabase): void {
  const form = wordsOf('检验率99.6％、２０００家ＧＭ2D，㎡。第1,234号；放心·消费…二○○ ②10，合计\t本年');
  if (infoOf(database, 'search_form') === form) return;
  database
    .transaction(() => {
      for (const entity of entitiesOf(database, 'annotation'))
        indexAnnotation(database, entity.id, entity.state);
      setInfo(database, 'search_form', form);
    })
    .immediate();
}

/** What a note says, as its words are kept; parts are set apart by a line end, across which nothing matches. */
export function wordsOfNote({ body, replacement, tags, targets }: Annotation): string {
  const quotes = targets.flatMap((target) => (target.kind === 'range' ? [target.quote] : []));
  return wordsOf([body, replacement ?? '', ...tags, ...quotes].join('\n'));
}

/** Parts are set apart by a line end, across which nothing matches. */
function unitsOf(state: EntityState): string {
  const tags = Object.keys(state.fields).filter(
    (field) => field.startsWith('tag:') && state.fields[field] === true,
  );
  const parts = [
    state.fields['body'],
    state.fields['replacement'],
    ...tags.map((tag) => tag.slice('tag:'.length)),
  ];
  const texts = [...parts.filter((part) => typeof part === 'string'), ...textsInTargets(state, 'quote')];
  return wordsOf(texts.join('\n'));
}

/** A part of a word or a number is looked for too, so all numbers are written alike. */
function wordsOf(text: string): string {
  return plainNumbers(searchForm(text).units);
}

function textsInTargets(state: EntityState, field: string): string[] {
  const targets = state.fields['targets'];
  if (!Array.isArray(targets)) return [];
  return targets.flatMap((target: unknown) => {
    const value =
      target !== null && typeof target === 'object'
        ? Object.entries(target).find(([key]) => key === field)
        : null;
    return typeof value?.[1] === 'string' ? [value[1]] : [];
  });
}
