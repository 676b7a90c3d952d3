import { describe, expect, it } from 'vitest';
import { mutantsOf } from './mutants-of.ts';

const faults = (source: string): readonly string[] =>
  mutantsOf(source, 'a.ts').map(({ start, end, text }) => source.slice(0, start) + text + source.slice(end));

describe('the faults that are planted', () => {
  it('are bounds, conditions, steps and constants', () => {
    expect(faults('if (a < 3) stop();')).toEqual([
      'if (!(a < 3)) stop();',
      'if (a <= 3) stop();',
      'if (a < 4) stop();',
      'if (a < 3) ;',
    ]);
    expect(faults('const b = !isOpen && true;')).toEqual([
      'const b = !isOpen || true;',
      'const b = isOpen && true;',
      'const b = !isOpen && false;',
    ]);
    expect(faults('const c = x ?? y ? p + q : p;')).toHaveLength(3);
  });

  it('leave types, imports and texts alone', () => {
    expect(
      faults("import { a } from 'b';\ntype T = 1 | 2;\ninterface U { readonly v: 3 }\nconst w = 'x < y';"),
    ).toEqual([]);
  });

  it('say on which line they stand and what they change', () => {
    expect(mutantsOf('\n\nreturnTo(a <= b);', 'a.ts').map(({ line, what }) => [line, what])).toEqual([
      [3, 'returnTo(a <= b); → ;'],
      [3, '<= → <'],
    ]);
  });
});
