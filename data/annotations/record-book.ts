import type { ReportId } from '../contract/model.ts';
import { fieldNamed, type FieldKey } from '../contract/record-fields.ts';
import type {
  EditedRecords,
  FieldEdit,
  RecordChange,
  RecordChanges,
  RecordConflict,
} from '../contract/record-model.ts';
import { knownValues } from '../contract/record-values.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import type { EditionTexts } from '../schema/edition-text.ts';
import type { RecordEdit, RecordEdits } from '../schema/record-overlay.ts';
import { valuesBefore } from './annotation-history.ts';
import type { Fields } from './annotation-fields.ts';
import type { FieldValue } from './change.ts';
import { inOrderOfMaking } from './change-order.ts';
import { isSame, type EntityState } from './entity-state.ts';
import { entitiesOf, entityOf } from './notebook-database.ts';
import { changesOf } from './stored-changes.ts';
import type { Edit, NotebookLog } from './notebook-log.ts';

type RequestedEdit = CheckedRequest<'records.edit'>['edits'][number];

/**
 * Fields of catalogue records that a person has set. An edited record is an entity under the report's id; each field is
 * `{ is: value }`, or null where the edit was taken back, and each tag is a field of its own, as with notes.
 */
export class RecordBook {
  readonly #log: NotebookLog;
  readonly #author: () => string;
  readonly #texts: Pick<EditionTexts, 'idsOf'>;

  constructor(log: NotebookLog, author: () => string, texts: Pick<EditionTexts, 'idsOf'>) {
    this.#log = log;
    this.#author = author;
    this.#texts = texts;
  }

  /** Of every report of which something is edited, by the ids under which it was. */
  edits(): RecordEdits {
    return new Map(
      entitiesOf(this.#log.database, 'record').flatMap(({ id, state }): [ReportId, RecordEdit][] => {
        const edit = editOf(state);
        // Only records.edit and checked packages name these entities, both by the id of a report.
        return isEmpty(edit) ? [] : [[id as ReportId, edit]];
      }),
    );
  }

  edit({ edits }: CheckedRequest<'records.edit'>): EditedRecords {
    let changed = 0;
    this.#log.edit({ kind: 'do', label: 'record.edit' }, this.#author(), (states) => {
      const wanted = edits.map((edit) => this.#asHeld(edit));
      states.read(
        'record',
        wanted.flatMap(({ own, merged }) => [own, ...merged].map(({ reportId }) => reportId)),
      );
      const change = (edit: RequestedEdit): Edit[] => changeOf(edit, states.of('record', edit.reportId));
      const written = wanted.map(({ own, merged }) => [...change(own), ...merged.flatMap(change)]);
      changed = new Set(wanted.flatMap(({ own }, n) => (written[n]!.length > 0 ? own.reportId : []))).size;
      return written.flat();
    });
    return { changed };
  }

  /** What is taken back of a report is taken back of those merged into it too, or what was said of them would hold. */
  #asHeld(edit: RequestedEdit): { readonly own: RequestedEdit; readonly merged: readonly RequestedEdit[] } {
    const [reportId = edit.reportId, ...merged] = this.#texts.idsOf(edit.reportId);
    const fields = Object.fromEntries(Object.entries(edit.fields).filter(([, value]) => value === null));
    return {
      own: { ...edit, reportId },
      merged: merged.map((id) => ({ reportId: id, fields, addTags: [], removeTags: [] })),
    };
  }

  /** Of one report, by the ids that it goes by: the first is that under which it is held. */
  changesOf(...reportIds: readonly ReportId[]): RecordChanges {
    const changes = inOrderOfMaking(
      reportIds.flatMap((reportId) => changesOf(this.#log.database, 'record', reportId)),
    );
    const byId = new Map(changes.map((change) => [change.id, change]));
    const history = changes.flatMap((change) => {
      const before = valuesBefore(change, byId);
      return Object.keys(change.fields).flatMap((key): RecordChange[] => {
        const field = fieldNamed(key)?.key;
        if (!field) return [];
        const { at, author, fields } = change;
        return [{ at, author, field, before: asEdit(before[key]), after: asEdit(fields[key]) }];
      });
    });
    const states = reportIds.flatMap((id) => entityOf(this.#log.database, 'record', id)?.state ?? []);
    const conflicts = states.flatMap((state, n) =>
      conflictsIn(state).filter(({ field }) => !states.slice(0, n).some((own) => asEdit(own.fields[field]))),
    );
    return { history, conflicts };
  }
}

/** Edits of records, and in which collections the reports lie. */
export function withCollections(
  edits: RecordEdits,
  membership: ReadonlyMap<ReportId, ReadonlyMap<string, boolean>>,
): RecordEdits {
  const both = new Map(edits);
  for (const [reportId, collections] of membership)
    both.set(reportId, { values: {}, tags: {}, ...edits.get(reportId), collections });
  return both;
}

function changeOf(
  { reportId, fields, addTags, removeTags }: RequestedEdit,
  before: EntityState | null,
): Edit[] {
  const changed: Fields = {};
  const wanted =
    addTags.length + removeTags.length > 0 ? { ...fields, ...tagFields(addTags, removeTags) } : fields;
  for (const [key, value] of Object.entries(wanted))
    if (value !== undefined && isNews(before, key, asValue(value))) changed[key] = asValue(value);
  return Object.keys(changed).length === 0 ? [] : [{ kind: 'record', entity: reportId, fields: changed }];
}

/** What is said already is no change, unless it settles a conflict. */
function isNews(before: EntityState | null, key: string, value: FieldValue): boolean {
  if (before?.conflicts[key]) return true;
  return !isSame(before?.fields[key] ?? null, value);
}

function tagFields(add: readonly string[], remove: readonly string[]): Readonly<Record<string, boolean>> {
  return Object.fromEntries([
    ...remove.map((tag) => [`tag:${tag}`, false] as const),
    ...add.map((tag) => [`tag:${tag}`, true] as const),
  ]);
}

function asValue(value: FieldEdit | boolean | null): FieldValue {
  // A value that a schema has passed is JSON.
  return value as FieldValue;
}

function editOf({ fields }: EntityState): RecordEdit {
  const values: Record<string, unknown> = {};
  const tags: Record<string, boolean> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (key.startsWith('tag:')) {
      // Null is what undoing leaves: the archive decides.
      if (typeof value === 'boolean') tags[key.slice('tag:'.length)] = value;
    } else if (asEdit(value)) values[key] = asEdit(value)?.is;
  }
  // Collections are none of a record's own fields.
  const { collections: _, ...known } = knownValues(values);
  return { values: known, tags };
}

function isEmpty({ values, tags }: RecordEdit): boolean {
  return Object.keys(values).length === 0 && Object.keys(tags).length === 0;
}

/** What has not the form of an edit, from a foreign journal, is none. */
function asEdit(value: unknown): FieldEdit | null {
  // Of the form just looked for; what a field can hold is looked at where it is used.
  return typeof value === 'object' && value !== null && 'is' in value ? (value as FieldEdit) : null;
}

function conflictsIn({ conflicts }: EntityState): RecordConflict[] {
  return Object.entries(conflicts).flatMap(([key, rivals]) => {
    const field: FieldKey | undefined = fieldNamed(key)?.key;
    const choices = rivals.map(({ value, author, at }) => ({ value: asEdit(value), author, at }));
    return field ? [{ field, choices }] : [];
  });
}
