import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECTION_ROLES, TOPICS } from '../contract/model.ts';
import {
  encodePassageFacts,
  HAS_FIGURES,
  IS_REPAIRED,
  KINDS,
  STARTS_SECTION,
  type PassageFacts,
} from './passage-facts.ts';
import { flagsIn, kindIn, putPassages, roleIn, topicIn } from './passage-traits.ts';

const facts: fc.Arbitrary<PassageFacts> = fc.record({
  role: fc.constantFrom(...SECTION_ROLES),
  topic: fc.constantFrom(...TOPICS, null),
  kind: fc.constantFrom(...KINDS),
  startsSection: fc.boolean(),
  hasFigures: fc.boolean(),
  isRepaired: fc.boolean(),
  length: fc.nat(70_000),
});

describe('traits of passages', () => {
  it('are the facts that the archive stores', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 9 }), fc.nat(5), (passages, to) => {
        const traits = new Uint16Array(to + passages.length);
        const lengths = new Uint16Array(traits.length);
        putPassages(encodePassageFacts(passages), 0, passages.length, { traits, lengths }, to);
        passages.forEach((one, i) => {
          const own = traits[to + i]!;
          expect(roleIn(own)).toBe(one.role);
          expect(topicIn(own)).toBe(one.topic);
          expect(kindIn(own)).toBe(one.kind);
          expect(lengths[to + i]).toBe(Math.min(one.length, 65_535));
          expect((flagsIn(own) & HAS_FIGURES) > 0).toBe(one.hasFigures);
          expect((flagsIn(own) & IS_REPAIRED) > 0).toBe(one.isRepaired);
          expect((flagsIn(own) & STARTS_SECTION) > 0).toBe(one.startsSection);
        });
      }),
    );
  });

  it('have room for every role and topic, and none, in two bytes', () => {
    expect((SECTION_ROLES.length + 1) * (TOPICS.length + 1) * 32).toBeLessThanOrEqual(0x10000);
  });

  it('of a role or topic that is none of ours are without one', () => {
    const [traits, lengths] = [new Uint16Array(1), new Uint16Array(1)];
    putPassages(Uint8Array.of(200, 254, 0xff, 7, 0), 0, 1, { traits, lengths }, 0);
    expect([roleIn(traits[0]!), topicIn(traits[0]!), lengths[0]]).toEqual([undefined, null, 7]);
  });
});
