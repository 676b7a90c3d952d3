import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMember, countIn, emptySet, membersOf, sizeOf } from './bit-set.ts';

const SIZE = 200;
const anySet = fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: SIZE });

describe('a set of passages', () => {
  it('says how many members there are between any two places', () => {
    fc.assert(
      fc.property(anySet, fc.nat(SIZE), fc.nat(SIZE), (members, from, to) => {
        const set = emptySet(SIZE);
        for (const one of members) addMember(set, one);
        expect(countIn(set, from, to)).toBe(members.filter((one) => one >= from && one < to).length);
        expect(sizeOf(set)).toBe(members.length);
        expect([...membersOf(set)]).toEqual(members.toSorted((a, b) => a - b));
      }),
    );
  });
});
