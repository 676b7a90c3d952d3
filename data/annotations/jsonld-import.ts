import * as v from 'valibot';
import {
  ANNOTATION_KINDS,
  COLOURS,
  type AnnotationKind,
  type RefusedItem,
  type Target,
} from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import { EDITIONS } from '../contract/model.ts';
import type { Fields } from './annotation-fields.ts';
import { targetsAsField } from './annotation-fields.ts';
import { textIn } from './entity-state.ts';
import { reasonOf, targetSchema } from './change-check.ts';
import {
  ANNOTATION_URN,
  INDICATOR_URN,
  MOTIVATIONS,
  PASSAGE_URN,
  REPORT_URN,
  SECTION_URN,
} from './jsonld-vocabulary.ts';
import { inCircles } from './reply-circles.ts';

/** A note as its fields are stored. */
export interface ReadAnnotation {
  readonly id: string;
  readonly fields: Fields;
}

type Fault = Omit<RefusedItem, 'item'>;

const EARLIEST = Date.UTC(1900, 0);
/** Clocks differ. */
const A_DAY = 86_400_000;
const MOST_ITEMS = 200_000;
const text = (longest: number): v.GenericSchema<string> => v.pipe(v.string(), v.maxLength(longest));
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const oneOrMany = <Schema extends v.GenericSchema>(
  schema: Schema,
): v.GenericSchema<unknown, readonly v.InferOutput<Schema>[]> =>
  v.pipe(
    v.unknown(),
    v.transform((value): unknown[] =>
      value === undefined || value === null ? [] : Array.isArray(value) ? value : [value],
    ),
    v.array(schema),
    v.maxLength(200),
  );

const bodySchema = v.object({
  type: v.literal('TextualBody'),
  value: text(200_000),
  purpose: v.optional(v.string()),
});
const selectorSchema = v.variant('type', [
  v.object({
    type: v.literal('TextQuoteSelector'),
    exact: text(20_000),
    prefix: v.optional(text(200), ''),
    suffix: v.optional(text(200), ''),
  }),
  v.object({ type: v.literal('TextPositionSelector'), start: v.number(), end: v.number() }),
]);
const resourceSchema = v.object({
  source: v.string(),
  selector: v.optional(oneOrMany(selectorSchema), []),
  'lanjuan:report': v.optional(v.string()),
  'lanjuan:edition': v.optional(v.picklist(EDITIONS)),
  'lanjuan:textHash': v.optional(v.string()),
  'lanjuan:heading': v.optional(v.string()),
});
const itemSchema = v.object({
  id: v.pipe(v.string(), v.regex(UUID)),
  type: v.literal('Annotation'),
  motivation: v.optional(oneOrMany(v.string()), []),
  creator: v.optional(v.object({ name: v.optional(text(100), '') }), {}),
  created: v.pipe(v.string(), v.isoTimestamp()),
  body: v.optional(oneOrMany(bodySchema), []),
  target: v.optional(oneOrMany(v.union([v.string(), resourceSchema])), []),
  'lanjuan:kind': v.optional(v.picklist(ANNOTATION_KINDS)),
  'lanjuan:colour': v.optional(v.picklist(COLOURS), 'yellow'),
  'lanjuan:status': v.optional(v.picklist(['open', 'resolved']), 'open'),
  'lanjuan:assignee': v.optional(v.nullable(text(100)), null),
  'lanjuan:accepted': v.optional(v.boolean(), false),
  'lanjuan:keptAsOrphan': v.optional(v.boolean(), false),
  'lanjuan:deleted': v.optional(v.boolean(), false),
});
type Item = v.InferOutput<typeof itemSchema>;
type Resource = v.InferOutput<typeof resourceSchema>;

const documentSchema = v.union([
  v.pipe(
    v.object({ first: v.object({ items: v.array(v.unknown()) }) }),
    v.transform((one) => one.first.items),
  ),
  v.pipe(
    v.object({ items: v.array(v.unknown()) }),
    v.transform((one) => one.items),
  ),
  v.array(v.unknown()),
  v.pipe(
    v.object({ type: v.literal('Annotation') }),
    v.transform((one): unknown[] => [one]),
  ),
]);

/**
 * The annotations of a JSON-LD file that can be taken, and why the others cannot. Throws `file_format` for what is no
 * annotation file at all. `withThoseHere` adds, to who answers whom in the file, what of the notebook that leads to: a
 * circle may close over two files.
 */
export function readJsonLd(
  jsonLd: string,
  withThoseHere: (replies: ReadonlyMap<string, string | null>) => ReadonlyMap<string, string | null> = (
    replies,
  ) => replies,
): {
  readonly read: readonly ReadAnnotation[];
  readonly refused: readonly RefusedItem[];
} {
  const items = itemsOf(jsonLd);
  const read = new Map<string, ReadAnnotation>();
  const refused: RefusedItem[] = [];
  items.forEach((value, index) => {
    const checked = v.safeParse(itemSchema, value);
    const item = `item ${index + 1}${wordsIn(value)}`;
    if (!checked.success) return void refused.push({ item, code: 'form', reason: reasonOf(checked.issues) });
    const made = annotationIn(checked.output);
    if ('reason' in made) return void refused.push({ item, ...made });
    if (read.has(made.id))
      return void refused.push({ item, code: 'twice', reason: `${checked.output.id} is there twice` });
    read.set(made.id, made);
  });
  const replies = new Map(
    [...read].map(([id, { fields }]) => [id, textIn(fields, 'replyTo') || null] as const),
  );
  for (const id of inCircles(withThoseHere(replies))) {
    if (!read.delete(id)) continue;
    refused.push({ item: id, code: 'circle', reason: 'answers itself by way of its answers' });
  }
  return { read: [...read.values()], refused };
}

function itemsOf(jsonLd: string): readonly unknown[] {
  let document: unknown;
  try {
    document = JSON.parse(jsonLd);
  } catch (error) {
    throw new ArchiveError('file_format', 'not JSON', { cause: error });
  }
  const checked = v.safeParse(documentSchema, document);
  if (!checked.success) throw new ArchiveError('file_format', 'no W3C annotations in this file');
  if (checked.output.length > MOST_ITEMS)
    throw new ArchiveError('file_too_large', `${checked.output.length} annotations`);
  return checked.output;
}

/** The first words of the note, so that a person knows which one is meant. */
function wordsIn(value: unknown): string {
  const found = v.safeParse(v.object({ body: oneOrMany(v.object({ value: v.string() })) }), value);
  const words = found.success ? (found.output.body[0]?.value ?? '').trim() : '';
  return words === '' ? '' : ` “${[...words.slice(0, 60)].slice(0, 24).join('')}”`;
}

function annotationIn(item: Item): ReadAnnotation | Fault {
  const created = Date.parse(item.created);
  // NaN compares false.
  if (!(created >= EARLIEST && created <= Date.now() + A_DAY))
    return {
      code: 'date',
      reason: `${item.created.slice(0, 40)} is no time at which it can have been written`,
    };
  const targets: Target[] = [];
  let replyTo: string | null = null;
  for (const target of item.target) {
    if (typeof target === 'string') {
      if (!UUID.test(target)) return elsewhere(target);
      replyTo = target.slice(ANNOTATION_URN.length);
      continue;
    }
    const made = targetIn(target);
    if ('reason' in made) return made;
    targets.push(made);
  }
  const bodies = (purposes: readonly string[]): string[] =>
    item.body.filter((body) => purposes.includes(body.purpose ?? 'commenting')).map((body) => body.value);
  const tags = bodies(['tagging']).filter((tag) => tag !== '' && tag.length <= 100);
  return {
    id: item.id.slice(ANNOTATION_URN.length),
    fields: {
      created: item.created,
      author: item.creator.name,
      deleted: item['lanjuan:deleted'],
      kind: item['lanjuan:kind'] ?? kindOf(item.motivation),
      colour: item['lanjuan:colour'],
      status: item['lanjuan:status'],
      assignee: item['lanjuan:assignee'],
      accepted: item['lanjuan:accepted'],
      ...(item['lanjuan:keptAsOrphan'] ? { keptAsOrphan: true } : {}),
      body: bodies(['commenting', 'replying', 'describing']).join('\n\n').slice(0, 200_000),
      replacement: bodies(['editing'])[0] ?? null,
      replyTo,
      targets: targetsAsField(targets),
      ...Object.fromEntries(tags.map((tag) => [`tag:${tag}`, true])),
    },
  };
}

function kindOf(motivations: readonly string[]): AnnotationKind {
  const found = ANNOTATION_KINDS.find((kind) => motivations.includes(MOTIVATIONS[kind]));
  return found ?? 'comment';
}

function targetIn(resource: Resource): Target | Fault {
  const { source } = resource;
  const rest = (urn: string): string | null => (source.startsWith(urn) ? source.slice(urn.length) : null);
  const reportId = resource['lanjuan:report'];
  const edition = resource['lanjuan:edition'];
  const quote = resource.selector.find((one) => one.type === 'TextQuoteSelector');
  const position = resource.selector.find((one) => one.type === 'TextPositionSelector');
  const { start = 0, end = 0 } = position ?? {};
  const made =
    rest(PASSAGE_URN) !== null
      ? {
          kind: 'range',
          reportId,
          edition,
          passageId: rest(PASSAGE_URN),
          start,
          end,
          quote: quote?.exact,
          prefix: quote?.prefix,
          suffix: quote?.suffix,
          textHash: resource['lanjuan:textHash'],
        }
      : rest(SECTION_URN) !== null
        ? { kind: 'section', reportId: rest(SECTION_URN), edition, heading: resource['lanjuan:heading'] }
        : rest(INDICATOR_URN) !== null
          ? { kind: 'indicator', reportId, indicatorId: rest(INDICATOR_URN) }
          : { kind: 'report', reportId: rest(REPORT_URN) };
  const checked = v.safeParse(targetSchema, made);
  // What has passed the schema is a target: its fields are those, and ids are non-empty strings.
  return checked.success ? (checked.output as Target) : elsewhere(source);
}

function elsewhere(target: string): Fault {
  return { code: 'elsewhere', reason: `target ${target.slice(0, 80)} is not of an archive` };
}
