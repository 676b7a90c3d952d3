import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const programmes = [
  { name: '亮剑行动', variants: ['“亮剑”行动'] },
  { name: '一件事改革', variants: [] },
  { name: '铁拳行动', variants: ['“铁拳”行动'] },
];
const told = (text: string): string[] =>
  figuresOf(text, 'review', { programmes }).map(({ value, programme }) => `${value} ${programme}`);

describe('a programme', () => {
  it.each([
    ['开展亮剑行动，检查商户300家，立案12件。', ['300 亮剑行动', '12 亮剑行动']],
    ['开展亮剑行动，立案12件，深化铁拳行动，抽检30批次。', ['12 亮剑行动', '30 铁拳行动']],
    ['开展亮剑行动，立案12件，全年立案95件，抽检300批次。', ['12 亮剑行动', '95 null', '300 null']],
    ['开展亮剑行动，立案12件；抽检300批次。立案95件。', ['12 亮剑行动', '300 null', '95 null']],
    ['深化亮剑行动，全县检查商户300家，累计立案12件，商户总量1.2万户。', ['300 null', '12 null', '1.2 null']],
    ['推进一件事改革，新设商户300户。开展亮剑行动，合格率98%。', ['300 null', '98 null']],
    ['立案12件的亮剑行动，抽检30批次。', ['12 亮剑行动', '30 亮剑行动']],
  ])('holds for what follows in its sentence: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });
});
