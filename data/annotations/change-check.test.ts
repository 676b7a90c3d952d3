import { describe, expect, it } from 'vitest';
import {
  LONGEST_BODY,
  LONGEST_KEY,
  LONGEST_PERSON,
  LONGEST_QUOTE,
  LONGEST_TAG,
} from '../contract/note-limits.ts';
import { checkChange } from './change-check.ts';

function isTaken(kind: string, fields: Readonly<Record<string, unknown>>): boolean {
  return 'change' in checkChange(changeOf(kind, fields));
}

function changeOf(kind: string, fields: Readonly<Record<string, unknown>>): object {
  return {
    id: '001700000000000.000000-0123abcd-00000000',
    ...{ kind, entity: 'e', author: '王敏', device: '0123abcd', at: '2026-03-04T05:06:07.000Z' },
    ...{ fields, supersedes: {} },
  };
}

const RANGE = {
  ...{ kind: 'range', reportId: 'linjiang-2024', edition: 'original', passageId: 'linjiang-2024:original:0' },
  ...{ start: 0, end: 1, quote: '市', prefix: '', suffix: '', textHash: 'a1' },
};
const withRange = (fields: object): Readonly<Record<string, unknown>> => ({
  targets: [{ ...RANGE, ...fields }],
});

describe('a change from another machine', () => {
  it.each<[string, string, (length: number) => Readonly<Record<string, unknown>>, number, number]>([
    ['the words of a note', 'annotation', (n) => ({ body: '甲'.repeat(n) }), 0, LONGEST_BODY],
    ['who made it', 'annotation', (n) => ({ author: '甲'.repeat(n) }), 0, LONGEST_PERSON],
    ['a tag of a note', 'annotation', (n) => ({ [`tag:${'甲'.repeat(n)}`]: true }), 1, LONGEST_TAG],
    ['a tag of a record', 'record', (n) => ({ [`tag:${'甲'.repeat(n)}`]: false }), 1, LONGEST_TAG],
    ['a quote', 'annotation', (n) => withRange({ quote: '甲'.repeat(n) }), 1, LONGEST_QUOTE],
    ['what stands before a quote', 'annotation', (n) => withRange({ prefix: '甲'.repeat(n) }), 0, 200],
    ['the name of a report', 'annotation', (n) => withRange({ reportId: 'a'.repeat(n) }), 1, LONGEST_KEY],
    ['the value of an entry', 'term', (n) => ({ value: '甲'.repeat(n) }), 0, LONGEST_BODY],
  ])(
    'is taken with %s as short and as long as the window makes it, and no further',
    (_, kind, of, least, most) => {
      expect(isTaken(kind, of(least))).toBe(true);
      expect(isTaken(kind, of(most))).toBe(true);
      expect(isTaken(kind, of(most + 1))).toBe(false);
      if (least > 0) expect(isTaken(kind, of(least - 1))).toBe(false);
    },
  );

  it('is taken with reports of a collection, whose names its fields have room for', () => {
    expect(isTaken('collection', { 'in:linjiang-2024': true, 'in:a': false, name: '案卷' })).toBe(true);
    expect(isTaken('collection', { 'in:': true })).toBe(false);
    expect(isTaken('collection', { 'in:linjiang-2024': '是' })).toBe(false);
    expect(isTaken('annotation', { 'in:linjiang-2024': true })).toBe(false);
  });

  it('is taken with places at the beginning of a passage, never before it', () => {
    expect(isTaken('annotation', withRange({ start: 0, end: 0 }))).toBe(true);
    expect(isTaken('annotation', withRange({ start: -1 }))).toBe(false);
    expect(isTaken('annotation', withRange({ end: 0.5 }))).toBe(false);
  });

  it('may say that a record lies in the trash, as earlier versions wrote, and is taken', () => {
    expect(isTaken('record', { deleted: true, title: null })).toBe(true);
    expect(isTaken('record', { created: '2026-03-04T05:06:07.000Z' })).toBe(false);
  });

  it('may take any field back, and brings no field that is not known', () => {
    expect(isTaken('annotation', { body: null, colour: null, 'tag:放心': null })).toBe(true);
    for (const field of ['unheard', 'toString', 'value', 'tag:'])
      expect(isTaken('annotation', { [field]: true })).toBe(false);
    expect(checkChange(changeOf('annotation', { unheard: 1 }))).toEqual({
      code: 'form',
      reason: 'unknown field unheard',
    });
  });
});
