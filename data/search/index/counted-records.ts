import type { ReportId } from '../../contract/model.ts';
import type { RecordsAsColumns } from '../../schema/archive-columns.ts';
import type { ArchiveFile } from '../../schema/archive-set.ts';
import { Coded, codedColumn, type CodedColumn } from '../../schema/coded.ts';
import { prepared } from '../../schema/prepared.ts';
import { recordsAsStored } from '../../schema/read-earlier-version.ts';
import { KIND, keyWith, type KindKey } from '../../schema/record-kinds.ts';
import { storedColumns } from '../../schema/stored-columns.ts';

/** What a search counts by of all records of an archive, with what people have edited. */
export function countedRecords(archive: ArchiveFile): RecordsAsColumns {
  const stored = storedColumns(archive.database)?.records();
  if (!stored) return coded(readCounted(archive, 'reports'));
  if (!isEdited(archive)) return stored;
  return withEdits(stored, readCounted(archive, 'edited_reports'));
}

interface Counted {
  readonly ids: readonly ReportId[];
  readonly agency: readonly (string | null)[];
  readonly label: readonly (string | null)[];
  readonly kind: readonly KindKey[];
}

const COUNTED = { ids: 'report_id', agency: 'agency', label: 'agency_label', kind: KIND } as const;
const IN_COLLECTIONS = { ids: 'report_id', fields: 'fields' } as const;

function readCounted(archive: ArchiveFile, from: RecordTable): Counted {
  // Of columns of these types.
  const counted = readColumns(archive, COUNTED, '', from) as unknown as Omit<Counted, 'kind'> & {
    readonly kind: readonly number[];
  };
  const { ids, fields } = readColumns(
    archive,
    IN_COLLECTIONS,
    `WHERE instr(fields, '"collections"') > 0`,
    from,
  ) as unknown as { readonly ids: readonly ReportId[]; readonly fields: readonly string[] };
  if (ids.length === 0) return counted;
  const fieldsOf = new Map(ids.map((id, i) => [id, fields[i]!]));
  const kind = counted.kind.map((key, i) => {
    const own = fieldsOf.get(counted.ids[i]!);
    return own === undefined ? key : keyWith(key, own);
  });
  return { ...counted, kind };
}

function isEdited({ database }: ArchiveFile): boolean {
  return (
    recordsAsStored(database) === 'stored_reports' &&
    prepared(database, 'SELECT 1 FROM edited_reports LIMIT 1').get() !== undefined
  );
}

function coded({ ids, agency, label, kind }: Counted): RecordsAsColumns {
  return { ids, agency: codedColumn(agency), label: codedColumn(label), kind: codedColumn(kind) };
}

function withEdits(stored: RecordsAsColumns, edited: Counted): RecordsAsColumns {
  const edits = new Map(edited.ids.map((id, place) => [id, place]));
  const rows = stored.ids.flatMap((id, row) => {
    const edit = edits.get(id);
    return edit === undefined ? [] : [[row, edit] as const];
  });
  const put = <Value>(
    { values, codes }: CodedColumn<Value>,
    column: readonly Value[],
  ): CodedColumn<Value> => {
    const all = new Coded(values);
    const changed = codes.slice();
    for (const [row, edit] of rows) changed[row] = all.codeOf(column[edit]!);
    return { values: all.values, codes: changed };
  };
  return {
    ids: stored.ids,
    agency: put(stored.agency, edited.agency),
    label: put(stored.label, edited.label),
    kind: put(stored.kind, edited.kind),
  };
}

type RecordTable = 'reports' | 'edited_reports';

/** A column crosses into JavaScript as one text: a row each is most of a first search, and of what it leaves behind. */
export function readColumns<Name extends string>(
  { database }: ArchiveFile,
  wanted: Readonly<Record<Name, string>>,
  where = '',
  from: RecordTable = 'reports',
): Readonly<Record<Name, readonly unknown[]>> {
  const columns = Object.entries<string>(wanted).map(
    ([name, value]) => `json_group_array(${value}) AS ${name}`,
  );
  const row = prepared<[], Readonly<Record<string, string>>>(
    database,
    `SELECT ${columns.join(', ')} FROM ${from} ${where}`,
  ).get()!;
  // Made by the statement above.
  return Object.fromEntries(
    Object.entries(row).map(([name, json]) => [name, JSON.parse(json) as readonly unknown[]]),
  ) as Readonly<Record<Name, readonly unknown[]>>;
}
