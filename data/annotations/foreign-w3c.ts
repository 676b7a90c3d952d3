import * as v from 'valibot';
import {
  ANNOTATION_KINDS,
  COLOURS,
  type AnnotationKind,
  type RefusalReason,
} from '../contract/annotation-model.ts';
import type { Fields } from './annotation-fields.ts';
import { reasonOf } from './change-check.ts';
import { listOf, textOf, unread, type ForeignNote, type Item } from './foreign-note.ts';
import { MOTIVATIONS } from './jsonld-vocabulary.ts';
import { bodiesIn } from './w3c-bodies.ts';
import { signatureOf } from './w3c-signature.ts';
import { targetsIn } from './w3c-targets.ts';

/** Our own words, which must be of their form where they are there. */
const ownSchema = v.object({
  'lanjuan:kind': v.optional(v.picklist(ANNOTATION_KINDS)),
  'lanjuan:colour': v.optional(v.picklist(COLOURS), 'yellow'),
  'lanjuan:status': v.optional(v.picklist(['open', 'resolved']), 'open'),
  'lanjuan:assignee': v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100))), null),
  'lanjuan:accepted': v.optional(v.boolean(), false),
  'lanjuan:keptAsOrphan': v.optional(v.boolean(), false),
  'lanjuan:deleted': v.optional(v.boolean(), false),
  'lanjuan:source': v.optional(v.pipe(v.string(), v.maxLength(20_000))),
});

const READ = [
  ...[
    '@context',
    'id',
    'type',
    'motivation',
    'creator',
    'created',
    'modified',
    'updated',
    'body',
    'bodies',
    'bodyValue',
  ],
  ...['target', 'lanjuan:kind', 'lanjuan:colour', 'lanjuan:status', 'lanjuan:assignee', 'lanjuan:accepted'],
  ...['lanjuan:keptAsOrphan', 'lanjuan:deleted', 'lanjuan:source'],
];

/** An annotation of the W3C's model (2017-02-23) in any of its forms; recogito and annotorious 2 write the same. */
export function w3cNote(item: Item): ForeignNote | RefusalReason {
  const own = v.safeParse(ownSchema, item);
  if (!own.success) return { code: 'form', reason: reasonOf(own.issues) };
  const targets = targetsIn(item['target']);
  if ('reason' in targets) return targets;
  const motivations = listOf(item['motivation']).map(textOf);
  const { body, tags, replacement, resources, lost } = bodiesIn(item, motivations);
  const signed = signatureOf(item, resources, targets.resources);
  const kind = own.output['lanjuan:kind'] ?? kindOf(motivations, body);
  return {
    id: textOf(item['id']) || null,
    created: signed.created,
    modified: signed.modified,
    author: signed.author,
    kind,
    body,
    tags,
    replacement,
    named: targets.named,
    targets: targets.targets,
    own: ownFields(own.output),
    lost: [
      ...unread(item, READ),
      ...lostMotivations(motivations, kind),
      ...lost,
      ...targets.lost,
      ...signed.lost,
    ],
  };
}

function ownFields(own: v.InferOutput<typeof ownSchema>): Fields {
  return {
    deleted: own['lanjuan:deleted'],
    colour: own['lanjuan:colour'],
    status: own['lanjuan:status'],
    assignee: own['lanjuan:assignee'],
    accepted: own['lanjuan:accepted'],
    ...(own['lanjuan:keptAsOrphan'] ? { keptAsOrphan: true } : {}),
    ...(own['lanjuan:source'] === undefined ? {} : { source: own['lanjuan:source'] }),
  };
}

function kindOf(motivations: readonly string[], body: string): AnnotationKind {
  const found = ANNOTATION_KINDS.find((kind) => motivations.includes(MOTIVATIONS[kind]));
  if (found === undefined) return body === '' && motivations.length === 0 ? 'highlight' : 'comment';
  // Who highlights and writes comments.
  return found === 'highlight' && body !== '' && motivations.includes('commenting') ? 'comment' : found;
}

/** Of the thirteen of the model, those that say nothing that is not kept as text, tag, kind or answer. */
const KEPT_MOTIVATIONS = [
  ...['highlighting', 'commenting', 'linking'],
  ...['replying', 'tagging', 'classifying', 'describing'],
];

/** A note is of one kind: what else it is there for is not kept. */
function lostMotivations(motivations: readonly string[], kind: AnnotationKind): readonly string[] {
  return motivations
    .filter((one) => !KEPT_MOTIVATIONS.includes(one) && one !== MOTIVATIONS[kind])
    .map((one) => `motivation ${one}`.trim());
}
