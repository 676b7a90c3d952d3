import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NotedWords } from '../../contract/annotation-model.ts';
import type { Authority } from '../../contract/authority-entry.ts';
import type { Correction, PassageId } from '../../contract/model.ts';
import type { KeptTerm } from '../../contract/term-entry.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { closeSample, openSampleSet } from '../../testing/sample-archive.ts';
import { SAMPLE_REPORTS } from '../../testing/sample-reports.ts';
import { openSearch, type Search } from '../open-search.ts';

/** One report, and what a notebook says beside it. */
class Desk {
  readonly set: ArchiveSet;
  readonly search: Search;
  terms: readonly KeptTerm[] = [];
  corrections: readonly Correction[] = [];
  readonly annotated = new Set<PassageId>();
  notes: readonly NotedWords[] = [];
  authorities: readonly Authority[] = [];

  constructor(paragraphs: readonly string[]) {
    const section = { heading: '一、工作情况', topic: 'market', paragraphs } as const;
    this.set = openSampleSet([{ ...SAMPLE_REPORTS[0]!, figures: [], programmes: [], sections: [section] }]);
    this.search = openSearch(this.set, {
      annotatedPassages: () => this.annotated,
      notedWords: () => this.notes,
      tags: () => [],
      authorities: () => this.authorities,
      terms: () => this.terms,
      corrections: () => this.corrections,
    });
  }

  passageOf(words: string): PassageId {
    return this.search.run({ ...ALL, query: words, sort: 'place', limit: 1 }).hits[0]!.passageId;
  }

  /** Occurrences by the concordance, and by the frequency. */
  counted(query: string): readonly [number, number] {
    const { total, lines } = this.search.concordance({ ...ALL, query, sort: 'right' });
    expect(lines).toHaveLength(total);
    const { years } = this.search.frequency({ ...ALL, query });
    return [total, years.reduce((sum, year) => sum + year.occurrences, 0)];
  }
}

const ALL = { filters: {}, exact: false, limit: 1000, offset: 0 } as const;
let desk: Desk;
const open = (paragraphs: readonly string[]): Desk => (desk = new Desk(paragraphs));
afterEach(() => closeSample(desk.set));

describe('wordings beside a word', () => {
  const STEMS = '甲乙丙丁戊己庚辛壬癸';
  /** Sixty: 甲甲检查站, 甲乙检查站, … */
  const names = Array.from({ length: 60 }, (_, i) => `${STEMS[Math.floor(i / 10)]}${STEMS[i % 10]}检查站`);
  const forms = ['电梯', ...names].map((form) => ({ form, from: null, to: null }));
  const wordingsIn = (paragraphs: readonly string[]): readonly string[] => {
    const { search } = open(paragraphs);
    desk.terms = [{ kind: 'lineage', forms, evidence: '' }];
    return search.run({ ...ALL, query: '电梯', sort: 'place' }).expansions.map((one) => one.to);
  };

  it('are all that stand in the texts, however many stand nowhere', () => {
    expect(wordingsIn(['开展检查。', names[59]!, names[20]!])).toEqual([names[20], names[59]]);
    expect(wordingsIn(names.slice(10, 50))).toEqual(names.slice(10, 50));
  });

  it('are fifty at most', () => {
    expect(wordingsIn(names)).toEqual(names.slice(0, 50));
  });
});

describe('a count that is kept', () => {
  it('is made anew where a term of the person’s own counts in a passage that was found before', () => {
    const { search } = open(['开展电梯检查和锅炉检查，电梯安全。']);
    expect(desk.counted('电梯检查')).toEqual([1, 1]);
    const forms = ['电梯检查', '锅炉检查'].map((form) => ({ form, from: null, to: null }));
    desk.terms = [{ kind: 'lineage', forms, evidence: '' }];
    expect(desk.counted('电梯检查')).toEqual([2, 2]);
    const { lines } = search.concordance({ ...ALL, query: '电梯检查', sort: 'place' });
    expect(lines.map((line) => [line.match, line.isExpanded])).toEqual([
      ['电梯检查', false],
      ['锅炉检查', true],
    ]);
    desk.terms = [];
    expect(desk.counted('电梯检查')).toEqual([1, 1]);
  });

  it('is made anew where an accepted correction counts in a passage that was found before', () => {
    open(['开展电梯检查和锅炉检查，电梯安全。']);
    expect(desk.counted('电梯检查')).toEqual([1, 1]);
    const where = { passageId: desk.passageOf('电梯检查'), start: 12, end: 16 };
    // A literal of the form that ids have.
    const annotationId = 'note' as Correction['annotationId'];
    desk.corrections = [{ ...where, replacement: '电梯检查', annotationId }];
    expect(desk.counted('电梯检查')).toEqual([2, 2]);
    desk.corrections = [];
    expect(desk.counted('电梯检查')).toEqual([1, 1]);
  });

  it('is of the notes that are there now where notes are asked for', () => {
    open(['电梯检查三次。', '电梯检查四次。']);
    desk.annotated.add(desk.passageOf('三次'));
    expect(desk.counted('电梯 有批注:是')).toEqual([1, 1]);
    desk.annotated.add(desk.passageOf('四次'));
    expect(desk.counted('电梯 有批注:是')).toEqual([2, 2]);
    expect(desk.counted('/电梯/ 有批注:是')).toEqual([2, 2]);
    desk.annotated.clear();
    expect(desk.counted('/电梯/ 有批注:是')).toEqual([0, 0]);
  });

  it('is of what the notes say now where their words are asked for', () => {
    open(['电梯检查三次。', '电梯检查四次。']);
    const passages = [desk.passageOf('三次')];
    desk.annotated.add(passages[0]!);
    desk.notes = [{ words: '核实', passages }];
    expect(desk.counted('/电梯/ 批注:核实')).toEqual([1, 1]);
    desk.notes = [{ words: '有误', passages }];
    expect(desk.counted('/电梯/ 批注:核实')).toEqual([0, 0]);
  });

  it('is of the names that an agency has now', () => {
    open(['电梯检查三次。']);
    expect(desk.counted('电梯 机关:水陆稽查所')).toEqual([0, 0]);
    const authorised = { name: '清河市市场监督管理局', from: null, to: null };
    const others = [{ kind: 'former', name: '水陆稽查所', from: null, to: null }] as const;
    desk.authorities = [{ kind: 'agency', authorised, others, note: '' }];
    expect(desk.counted('电梯 机关:水陆稽查所')).toEqual([1, 1]);
  });

  it('is of the filters that are asked for now', () => {
    const { search } = open(['电梯检查三次。']);
    expect(desk.counted('/电梯/')).toEqual([1, 1]);
    const filters = { year: { include: ['1999'], exclude: [] } };
    expect(search.concordance({ ...ALL, query: '/电梯/', sort: 'right', filters }).total).toBe(0);
  });
});

/** A clock that only goes on when it is looked at: the more at each look, the slower the machine. */
class Clock {
  step = 1;
  #now = 0;
  constructor() {
    vi.spyOn(performance, 'now').mockImplementation(() => (this.#now += this.step));
  }
}

describe('a count over a scan that is stopped each time elsewhere', () => {
  const checks = Array.from({ length: 60 }, (_, i) => `检查第${i}家放心店。`);
  const query = '/放心店/';
  let clock: Clock;
  beforeEach(() => {
    clock = new Clock();
  });
  afterEach(() => vi.restoreAllMocks());

  /** What remains after each of its portions, the machine being of another speed in every one. */
  function remaining(ask: () => { readonly remaining: number }): readonly number[] {
    const left: number[] = [];
    do {
      clock.step = 60 + ((left.length * 17) % 40);
      left.push(ask().remaining);
    } while (left.at(-1)! > 0 && left.length < 60);
    return left;
  }

  it('comes to its end by year, portion by portion', () => {
    const { search } = open(checks);
    const left = remaining(() => search.frequency({ ...ALL, query, milliseconds: 200 }));
    expect(left.length).toBeGreaterThan(2);
    expect(left.at(-1)).toBe(0);
    expect(left).toEqual(left.toSorted((a, b) => b - a));
  });

  it.each(['place', 'left'] as const)('comes to its end in context, in the order of %s', (sort) => {
    const { search } = open(checks);
    const ask = { ...ALL, query, sort };
    const left = remaining(() => search.concordance({ ...ask, milliseconds: 200 }));
    expect(left.length).toBeGreaterThan(2);
    expect(left.at(-1)).toBe(0);
    clock.step = 90;
    const whole = search.concordance(ask);
    expect(whole.total).toBeGreaterThan(10);
    clock.step = 60;
    const pages = Array.from({ length: whole.total }, (_, offset) => {
      clock.step = 60 + (offset % 7);
      return search.concordance({ ...ask, limit: 1, offset }).lines;
    });
    expect(pages.flat()).toEqual(whole.lines);
  });

  it('goes on where a note is made meanwhile', () => {
    clock.step = 1;
    const { search } = open(checks);
    const ask = { ...ALL, query, milliseconds: 10 };
    const { remaining: before } = search.frequency(ask);
    desk.annotated.add(desk.passageOf('第3家'));
    const { remaining: after } = search.frequency(ask);
    expect(after).toBeLessThan(before);
  });
});
