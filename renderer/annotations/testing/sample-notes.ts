import type { Annotation, AnnotationId, PlacedTarget } from '../../../data/contract/annotation-model.ts';
import type { Reply } from '../../../data/contract/api.ts';
import type { PassageId, Report, ReportId } from '../../../data/contract/model.ts';
import { declarationOf } from '../../../data/contract/requests.ts';
import { clientOver } from '../../archive-client.ts';
import type { WindowClient } from '../../shared/changes.ts';

/** Passages enough to stand here and elsewhere. */
export const PASSAGES = [
  '全市新设经营主体12.3万户，同比增长8.5%。',
  '放心消费单位覆盖𠮷祥街，累计3777家。',
  'GM2D 平台建成。',
] as const;

export const REPORT_ID = 'pinghu-2022' as ReportId;
export const passageId = (n: number): PassageId => `${REPORT_ID}:digest:${n}` as PassageId;

export function sampleReport(reportId: ReportId = REPORT_ID): Report {
  const passages = PASSAGES.map((text, n) => ({
    passageId: passageId(n),
    text,
    rawStart: 0,
    rawEnd: text.length,
  }));
  // The notes read only what is written here.
  return {
    reportId,
    edition: 'digest',
    textHash: 'a1b2',
    sections: [{ passages, headingPassage: null }],
  } as unknown as Report;
}

export function rangeTarget(n: number, quote: string): PlacedTarget {
  const text = PASSAGES[n] ?? '';
  const start = [...text.slice(0, text.indexOf(quote))].length;
  const end = start + [...quote].length;
  const place = { passageId: passageId(n), start, end };
  return {
    kind: 'range',
    reportId: REPORT_ID,
    edition: 'digest',
    ...place,
    quote,
    prefix: '',
    suffix: '',
    textHash: 'a1b2',
    state: 'exact',
    place,
  };
}

export function sampleNote(id: string, fields: Partial<Annotation> = {}): Annotation {
  return {
    annotationId: id as AnnotationId,
    kind: 'comment',
    targets: [rangeTarget(0, '12.3万户')],
    body: '',
    colour: 'yellow',
    tags: [],
    author: '沈洁',
    assignee: null,
    status: 'open',
    replacement: null,
    accepted: false,
    keptAsOrphan: false,
    replyTo: null,
    created: '2025-03-04T01:00:00.000Z',
    modified: '2025-03-04T01:00:00.000Z',
    deleted: false,
    revision: 1,
    conflicts: [],
    ...fields,
  };
}

interface Asked {
  readonly method: string;
  readonly request: Record<string, unknown>;
}

/** A notebook that keeps notes in memory and can be told to refuse. Words are compared as they stand. */
export class SampleNotebook {
  readonly notes = new Map<string, Annotation>();
  readonly drafts = new Map<string, string>();
  readonly asked: Asked[] = [];
  refuses: Extract<Reply<unknown>, { ok: false }>['error'] | null = null;
  /** What an answer waits for on its way: it says how things stood when it was asked for. */
  until: (method: string, asked: Record<string, unknown>) => Promise<void> = () => Promise.resolve();
  readonly client: WindowClient = clientOver((method, request) => {
    // The states send objects; the contract's schema is tested where it is.
    const asked = request as Record<string, unknown>;
    this.asked.push({ method, request: asked });
    const refusal = this.refuses ?? this.#refusalOf(method, asked);
    if (refusal) return Promise.resolve({ ok: false, error: refusal });
    const { touches: changed } = declarationOf(method);
    const value = this.#answer(method, asked);
    return this.until(method, asked).then(() => ({ ok: true, value, changed }));
  });

  constructor(...notes: readonly Annotation[]) {
    for (const note of notes) this.notes.set(note.annotationId, note);
  }

  count(method: string): number {
    return this.asked.filter((one) => one.method === method).length;
  }

  /** As the notebook refuses what was made on another revision, or on a note in the trash. */
  #refusalOf(method: string, asked: Record<string, unknown>): SampleNotebook['refuses'] {
    if (method !== 'annotations.update' && method !== 'annotations.create') return null;
    const note = this.notes.get(String(asked['annotationId'] ?? asked['replyTo']));
    if (note?.deleted) return { code: 'in_trash', detail: '' };
    const isOld = note && method === 'annotations.update' && note.revision !== asked['revision'];
    return isOld ? { code: 'conflict', detail: '' } : null;
  }

  #answer(method: string, asked: Record<string, unknown>): unknown {
    switch (method) {
      case 'annotations.list':
        return [...this.notes.values()].filter(
          (one) =>
            (asked['deleted'] === true || !one.deleted) &&
            (typeof asked['text'] !== 'string' || JSON.stringify(one).includes(asked['text'])),
        );
      case 'annotations.create':
        return this.#put({
          ...sampleNote(`n${this.notes.size + 1}`),
          ...asked,
          targets: placed(asked['targets']),
        });
      case 'annotations.update':
        return this.#change(asked, withoutUndefined(asked));
      case 'annotations.remove':
        return this.#change(asked, { deleted: true });
      case 'annotations.restore':
        return this.#change(asked, { deleted: false });
      case 'notebook.drafts':
        return [...this.drafts].map(([key, value]) => ({ key, value, at: '2025-03-04T01:00:00.000Z' }));
      case 'notebook.saveDraft':
        if (asked['value'] === '') this.drafts.delete(String(asked['key']));
        else this.drafts.set(String(asked['key']), String(asked['value']));
        return [];
      default:
        return {};
    }
  }

  #change(asked: Record<string, unknown>, fields: Record<string, unknown>): Annotation {
    const before = this.notes.get(String(asked['annotationId'])) ?? sampleNote('unknown');
    const targets = fields['targets'] ? placed(fields['targets']) : before.targets;
    return this.#put({ ...before, ...fields, targets, revision: before.revision + 1 });
  }

  #put(note: Annotation): Annotation {
    this.notes.set(note.annotationId, note);
    return note;
  }
}

function placed(targets: unknown): readonly PlacedTarget[] {
  // Targets in a request are those of the contract.
  return (targets as PlacedTarget[]).map((target) =>
    target.kind === 'range'
      ? {
          ...target,
          state: 'exact',
          place: { passageId: target.passageId, start: target.start, end: target.end },
        }
      : { ...target, state: 'exact', place: null },
  );
}

function withoutUndefined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
