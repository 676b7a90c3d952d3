import { afterEach, expect, it, vi } from 'vitest';
import { Suggestions } from './suggestions.ts';
import type { NamedThing } from './vocabulary.ts';

afterEach(() => void vi.restoreAllMocks());

/** More than are catalogued at once; the one that is asked for comes last. */
const things = Array.from({ length: 1000 }, (_, n): NamedThing => ({
  kind: 'heading',
  label: n === 999 ? '放心消费' : `第${n}节`,
  detail: '',
  reportId: null,
  passageId: null,
}));
const question = { text: '放心', limit: 5 };

/** As on a machine where whatever is done takes longer than anybody waits. */
function beSlow(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
}

it('says that names have come where somebody was answered from a part of them', () => {
  beSlow();
  const told = vi.fn();
  const suggestions = new Suggestions(things, () => [], told);
  expect(suggestions.suggest(question)).toEqual([]);
  expect(told).not.toHaveBeenCalled();
  while (suggestions.catalogueMore());
  expect(told).toHaveBeenCalledOnce();
  expect(suggestions.suggest(question).map(({ label }) => label)).toEqual(['放心消费']);
  while (suggestions.catalogueMore());
  expect(told).toHaveBeenCalledOnce();
});

it('says nothing where nobody has asked, and where every answer was of all of them', () => {
  const told = vi.fn();
  const ahead = new Suggestions(things, () => [], told);
  while (ahead.catalogueMore());
  expect(ahead.suggest(question)).toHaveLength(1);

  vi.spyOn(performance, 'now').mockReturnValue(0);
  expect(new Suggestions(things, () => [], told).suggest(question)).toHaveLength(1);
  expect(told).not.toHaveBeenCalled();
});

it('suggests a name for other words that are near, never for another number', () => {
  const names = ['2030启航计划', '新增经营主体3000家', '放心消费示范', '培育30项工程'];
  const all = names.map((label) => ({ ...things[0]!, label }));
  const suggestions = new Suggestions(
    all,
    () => [],
    () => undefined,
  );
  const found = (text: string) => suggestions.suggest({ text, limit: 9 }).map(({ label }) => label);
  expect(found('放心消费示访')).toEqual(['放心消费示范']);
  expect(found('3000户')).toEqual(['新增经营主体3000家']);
  expect(found('３０项')).toEqual(['培育30项工程']);
  expect(found('300')).toEqual(['新增经营主体3000家']);
});
