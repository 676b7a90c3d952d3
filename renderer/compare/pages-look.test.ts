import { describe, expect, it } from 'vitest';
import type { Column, ComparedSentence } from '../../data/contract/comparison-model.ts';
import type { EditionName, PassageId, ReportId } from '../../data/contract/model.ts';
import { FIRST_LOOK, readLook, writeLook } from './compare-choices.ts';
import { PageSides } from './page-sides.svelte.ts';
import {
  placesOfFigures,
  placesOfPromise,
  placesOfRow,
  placesOfTopic,
  readPagesLook,
  sidesAmong,
  sidesLedTo,
  withSide,
  writePagesLook,
  type PagesLook,
} from './pages-look.ts';

// Ids of this test; any string will do.
const [A, B, C] = ['linjiang-2022', 'linjiang-2023', 'linjiang-2024'] as ReportId[] as [
  ReportId,
  ReportId,
  ReportId,
];
const passage = (text: string) => text as PassageId;
const column = (reportId: ReportId, edition: EditionName = 'original'): Column => ({ reportId, edition });
const LOOK: PagesLook = {
  sides: [B, A],
  at: new Map([
    [A, { place: { passageId: passage('linjiang-2022:original:20'), range: [3, 9] }, page: 4 }],
    [B, { place: { passageId: passage('linjiang-2023:original:7'), range: null }, page: null }],
  ]),
};
const choicesOf = (look: PagesLook) =>
  Object.fromEntries(Object.entries(writePagesLook(look)).filter((entry) => entry[1] !== null)) as Record<
    string,
    string
  >;

describe('pages side by side in an address', () => {
  it('come back as they were written', () => {
    expect(readPagesLook(choicesOf(LOOK))).toEqual(LOOK);
    expect(choicesOf(readPagesLook({}))).toEqual({});
  });

  it('are written while they are shown, and not beside texts', () => {
    const shown = writeLook({ ...FIRST_LOOK, way: 'pages', pages: LOOK });
    expect(readLook(shown)).toEqual({ ...FIRST_LOOK, way: 'pages', pages: LOOK });
    expect(writeLook({ ...FIRST_LOOK, pages: LOOK })).toEqual({});
  });

  it('are as at first where the address says nothing that is understood', () => {
    expect(readPagesLook({ sides: 'a', pages: 'b:0,c:x,:4', places: 'nothing' })).toEqual({
      sides: [],
      at: new Map(),
    });
  });

  it('stand at the page that a person has moved to, until they are led elsewhere', () => {
    const sides = new PageSides();
    sides.adopt(LOOK);
    sides.moved(A, 6);
    sides.moved(B, 2);
    expect(sides.look.at.get(A)).toEqual({ ...LOOK.at.get(A), page: 6 });
    const place = { passageId: passage('linjiang-2022:original:31'), range: null };
    const led = sides.ledTo(new Map([[A, place]]), [B, A]);
    expect(led.at.get(A)).toEqual({ place, page: null });
    expect(led.at.get(B)?.page).toBe(2);
    sides.adopt(led);
    expect(sides.look).toEqual(led);
  });
});

describe('which two columns show their pages', () => {
  const columns = [column(A), column(B), column(C)];

  it('are the first two, or the pinned one and the first beside it', () => {
    expect(sidesAmong(columns, [], null)).toEqual([column(A), column(B)]);
    expect(sidesAmong(columns, [], C)).toEqual([column(C), column(A)]);
  });

  it('are those that a person has chosen, as long as both are compared', () => {
    expect(sidesAmong(columns, [C, B], A)).toEqual([column(C), column(B)]);
    expect(sidesAmong(columns.slice(0, 2), [C, B], null)).toEqual([column(A), column(B)]);
  });

  it('change places where one is chosen that stands on the other side', () => {
    expect(withSide([A, B], 0, C)).toEqual([C, B]);
    expect(withSide([A, B], 0, B)).toEqual([B, A]);
  });
});

describe('where a row leads', () => {
  const sentence = (passageId: string): ComparedSentence => ({
    ...{ passageId: passage(passageId), start: 2, end: 8, text: '办结投诉', isHeading: false, heading: null },
  });
  const ROW = { kind: 'dropped', topic: null, score: 0, wording: null, decision: null } as const;
  const row = { ...ROW, leftChanges: [], rightChanges: [], left: sentence('a:1'), right: null };

  it('is the sentence itself, and the one that it was merged into', () => {
    const places = placesOfRow({ ...row, related: sentence('b:4') }, [column(A), column(B)]);
    expect(places.get(A)).toEqual({ passageId: 'a:1', range: [2, 8] });
    expect(places.get(B)).toEqual({ passageId: 'b:4', range: [2, 8] });
  });

  it('is the beginning of a topic, and nowhere for a 提要 or where nothing is said of it', () => {
    const cell = (passageId: string) => ({
      heading: null,
      passages: [{ passageId: passage(passageId), text: '' }],
    });
    const cells = [cell('a:1'), cell('b:1'), { heading: null, passages: [] }];
    const topic = { topic: null, kind: 'review', cells } as const;
    const places = placesOfTopic(topic, [column(A), column(B, 'digest'), column(C)]);
    expect([...places]).toEqual([[A, { passageId: 'a:1', range: null }]]);
  });
});

describe('a row of values', () => {
  type Cell = Parameters<typeof placesOfFigures>[0]['cells'][number];
  const placed = (reportId: ReportId, edition: EditionName, start: number) =>
    ({
      indicator: { reportId, edition, passageId: passage(`${reportId}:7`), range: [start, start + 2] },
    }) as unknown as Cell['result']; // of it only the place is read
  const cell = (result: Cell['result'], target: Cell['result'] = null) => ({ result, target }) as Cell;

  it('leads to where each original has its value, or what was promised', () => {
    const cells = [
      cell(placed(A, 'original', 1)),
      cell(placed(B, 'digest', 3), placed(A, 'original', 9)),
      cell(null),
    ];
    expect([
      ...placesOfFigures(
        { cells },
        [A, B, C].map((id) => column(id)),
      ),
    ]).toEqual([[A, { passageId: `${A}:7`, range: [1, 3] }]]);
    expect(placesOfFigures({ cells }, [column(B)]).size).toBe(0);
  });
});

describe('a promise', () => {
  const said = (start: number) => ({ passageId: passage('p'), start, end: start + 5 }) as ComparedSentence;
  const promise = {
    ...{ sentence: said(2), topic: null },
    candidates: [{ kind: 'wording', sentence: said(30), score: 1, promised: null, reported: null }],
  } as const;

  it('leads to its words and to its first answer, of the reports that are compared', () => {
    const both = placesOfPromise(promise, column(A), column(B), [column(A), column(B)]);
    expect([...both.keys()]).toEqual([A, B]);
    expect(both.get(B)).toEqual({ passageId: 'p', range: [30, 35] });
    expect([...placesOfPromise(promise, column(A), column(B), [column(A)]).keys()]).toEqual([A]);
    expect(
      placesOfPromise(promise, column(A, 'digest'), column(B, 'digest'), [column(A), column(B)]).size,
    ).toBe(0);
  });
});

describe('sides that are led', () => {
  const to = (...ids: readonly ReportId[]) =>
    new Map(ids.map((id) => [id, { passageId: passage('p'), range: null }] as const));

  it('take in what is not seen, and stay where all of it is', () => {
    expect(sidesLedTo([A, B], to(A, C))).toEqual([A, C]);
    expect(sidesLedTo([A, B], to(C))).toEqual([C, B]);
    expect(sidesLedTo([B, A], to(A, B))).toEqual([B, A]);
    expect(sidesLedTo([A, B], to(A, B, C))).toEqual([A, B]);
  });
});
