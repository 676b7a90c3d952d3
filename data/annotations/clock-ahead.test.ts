/** A machine whose clock is years ahead: what it has written is read, and then written over where the clock is right. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnotationId } from '../contract/annotation-model.ts';
import type { ReportId } from '../contract/model.ts';
import { inOrderOfMaking } from './change-order.ts';
import type { Notebook } from './notebook.ts';
import { histories, play } from './testing/machines.ts';
import { NotebookDesk, noteOn } from './testing/sample-notebook.ts';

const YEARS = 3 * 365 * 86_400_000;
let desks: readonly NotebookDesk[];
let right: Notebook;
let ahead: Notebook;
let moment = Date.parse('2026-03-02T08:00:00Z');

beforeEach(() => {
  const now = (): Date => new Date((moment += 1000));
  desks = [new NotebookDesk(), new NotebookDesk()];
  right = desks[0]!.open({ now, author: '王敏' });
  ahead = desks[1]!.open({ now: () => new Date(now().getTime() + YEARS), author: '李建国' });
});
afterEach(() => desks.forEach((desk) => desk.remove()));

function give(from: Notebook, to: Notebook): void {
  to.merging.merge(Buffer.from(from.pack().contentBase64, 'base64'));
}

function write(notebook: Notebook, annotationId: AnnotationId, body: string): void {
  const { revision } = notebook.annotations.read(annotationId);
  notebook.annotations.update({ annotationId, revision, body });
}

describe('a note that was written on it', () => {
  it('is of the time when it was written over, and its history tells first what was first', () => {
    const { annotationId } = right.annotations.create(noteOn('9158件', '甲'));
    give(right, ahead);
    write(ahead, annotationId, '乙');
    give(ahead, right);
    expect(right.annotations.read(annotationId).modified).toMatch(/^2029/u);
    write(right, annotationId, '丙');
    write(right, annotationId, '丁');
    const { body, modified } = right.annotations.read(annotationId);
    expect([body, modified]).toEqual(['丁', expect.stringMatching(/^2026/u)]);
    const history = right.annotations.history({ annotationId });
    expect(history.map(({ after }) => after.body)).toEqual(['甲', '乙', '丙', '丁']);
    expect(right.check()).toMatchObject({ contents: 'ok' });
    give(right, ahead);
    expect(ahead.annotations.read(annotationId)).toMatchObject({ body, modified });
  });
});

describe('a record that was edited on it', () => {
  it('tells its changes in the order in which they were made', () => {
    const reportId = 'linjiang-2024' as ReportId;
    const entitle = (notebook: Notebook, title: string): void =>
      void notebook.records.edit({
        edits: [{ reportId, fields: { title: { is: title } }, addTags: [], removeTags: [] }],
      });
    entitle(ahead, '甲题');
    give(ahead, right);
    entitle(right, '乙题');
    entitle(right, '丙题');
    expect(right.records.changesOf(reportId).history.map(({ after }) => after?.is)).toEqual([
      '甲题',
      '乙题',
      '丙题',
    ]);
  });
});

describe('the order of changes', () => {
  it('has each once, after all that it has replaced, whatever the clocks say', () => {
    fc.assert(
      fc.property(fc.oneof(histories(2), histories(3)), ({ steps, skews }) => {
        const all = new Map(
          play(
            steps,
            skews.map((skew) => skew * 1000),
          ).machines.flatMap((machine) => [...machine.changes]),
        );
        const ordered = inOrderOfMaking([...all.values()].reverse());
        expect(new Set(ordered)).toEqual(new Set(all.values()));
        expect(ordered).toHaveLength(all.size);
        const told = new Set<string>();
        for (const { id, supersedes } of ordered) {
          for (const seen of Object.values(supersedes).flat()) expect(told).toContain(seen);
          told.add(id);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is that of their ids where clocks are right', () => {
    fc.assert(
      fc.property(histories(1), ({ steps }) => {
        const changes = [...play(steps, [0]).machines[0]!.changes.values()];
        expect(inOrderOfMaking(changes.toReversed())).toEqual(changes);
      }),
      { numRuns: 100 },
    );
  });
});
