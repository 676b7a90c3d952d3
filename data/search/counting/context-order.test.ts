import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContextOrder } from './context-order.ts';

const collator = new Intl.Collator('zh-CN');

/** The ends of what is ranked, what reports print, and characters of two units. */
const CHARACTERS = [
  ...'\u0000\u024f\u0370\u03ff\u2000\u27bf\u2e80\u9fff\uf900\uffef',
  ...'市场监管放心消费重庆长沙，。、“”〇①㎡aAzZ09０９',
  ...'𠀀𠮷𪚥😀ﬁ가א',
];
const context = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 4 });

function placesOf(contexts: readonly (readonly string[])[]): readonly number[] {
  const order = new ContextOrder();
  for (const one of contexts) order.add(one);
  return Array.from(order.places());
}

describe('contexts in the order in which a reader looks them up', () => {
  it('stand character by character as the collation of Chinese has it, and those alike as they came', () => {
    fc.assert(
      fc.property(fc.array(context, { maxLength: 40 }), (contexts) => {
        const wanted = contexts
          .map((one, place) => ({ one, place }))
          .sort((a, b) => compared(a.one, b.one) || a.place - b.place)
          .map(({ place }) => place);
        expect(placesOf(contexts)).toEqual(wanted);
      }),
    );
  });

  it.each([0, 1, 4095, 4096, 4097, 20_000, 40_000])('stand so however many come: %s', (count) => {
    const contexts = Array.from({ length: count }, (_, n) => ['市', CHARACTERS[10 + ((n * 7919) % 31)]!]);
    const places = placesOf(contexts);
    expect(new Set(places).size).toBe(count);
    const isInOrder = places.every((place, i) => {
      const before = places[i - 1];
      if (before === undefined) return true;
      return (compared(contexts[before]!, contexts[place]!) || before - place) < 0;
    });
    expect(isInOrder).toBe(true);
  });
});

/** Each character by itself; characters that the collation takes for the same, by their code. */
function compared(a: readonly string[], b: readonly string[]): number {
  for (const [i, one] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (one !== other) return collator.compare(one, other) || one.codePointAt(0)! - other.codePointAt(0)!;
  }
  return a.length - b.length;
}
