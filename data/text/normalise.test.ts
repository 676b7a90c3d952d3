import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from './normalise.ts';
import { EQUIVALENT_UNIFIED_IDEOGRAPHS } from './radical-table.ts';
import { offsetMapOf } from './traced-text.ts';

const shown = (source: string): string => normaliseText(source).text.text;

describe('normaliseText', () => {
  it('turns radicals into the ideographs that they stand for and lists each', () => {
    const { text, defects } = normaliseText('新增经营主体6⼾，同⽐增⻓');
    expect(text.text).toBe('新增经营主体6户，同比增长');
    expect(defects.map(({ kind, rawStart, before, after }) => [kind, rawStart, before, after])).toEqual([
      ['radical', 7, '⼾', '户'],
      ['radical', 10, '⽐', '比'],
      ['radical', 12, '⻓', '长'],
    ]);
  });

  it('knows all 214 Kangxi radicals and all of Radicals Supplement but the two without an equivalent', () => {
    const known = new Set([...EQUIVALENT_UNIFIED_IDEOGRAPHS].filter((_, i) => i % 2 === 0));
    const missing: string[] = [];
    for (let code = 0x2e80; code <= 0x2fd5; code++) {
      const assigned = (code <= 0x2ef3 && code !== 0x2e9a) || code >= 0x2f00;
      if (assigned && !known.has(String.fromCodePoint(code))) missing.push(code.toString(16));
    }
    expect(missing).toEqual(['2e80']);
  });

  it('narrows full-width digits, letters and per cent, and leaves punctuation as printed', () => {
    expect(shown('抽检１２批次，合格率９８％；ＧＭ２Ｄ：上线')).toBe('抽检12批次，合格率98%；GM2D：上线');
    expect(shown('办结案件3起,罚没2万元')).toBe('办结案件3起,罚没2万元');
  });

  it('removes what cannot be seen', () => {
    expect(shown('浙\u200b食\u0000链\ufe0f')).toBe('浙食链');
    expect(normaliseText('浙\u200b\u200b食').defects).toEqual([
      { kind: 'invisible', rawStart: 1, rawEnd: 3, before: '\u200b\u200b', after: '' },
    ]);
  });

  it('drops a byte-order mark without a word, but counts it', () => {
    const { text, defects } = normaliseText('\ufeff年报');
    expect([text.text, text.raw[0], defects.length]).toEqual(['年报', 1, 0]);
  });

  it('keeps private-use and lost characters and lists them', () => {
    const { text, defects } = normaliseText('局长\ue000某与\ufffd');
    expect(text.text).toBe('局长\ue000某与\ufffd');
    expect(defects.map((defect) => defect.kind)).toEqual(['private_use', 'replacement']);
  });

  it('leaves signs alone that NFKC would take apart', () => {
    expect(shown('①改造200㎡……℃½')).toBe('①改造200㎡……℃½');
  });

  it('reads every kind of line end as one', () => {
    expect(shown('甲\r\n乙\r丙\u2028丁')).toBe('甲\n乙\n丙\n丁');
  });

  it('leads every shown character back to the source character that it came from, and back again', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '市',
        '场',
        '１',
        'Ａ',
        '⼾',
        '⻓',
        '\u200b',
        '\u0000',
        '\r\n',
        '\n',
        '\ue123',
        '𠮷',
        '豈',
        'ﬁ',
        '％',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        const raw = [...source];
        const { text, defects } = normaliseText(source);
        const map = offsetMapOf(text);
        [...text.text].forEach((character, at) => {
          const from = raw[map.toRaw(at)];
          expect(from).toBeDefined();
          expect(shownAlone(from!)).toContain(character);
        });
        raw.forEach((character, at) => {
          const to = map.toText(at);
          if (to !== null) expect(map.toRaw(to)).toBe(at);
          else expect(`${shownAlone(character)}\n\ufeff`).toMatch(/^[\n\ufeff]*$/);
        });
        for (const defect of defects) {
          expect(raw.slice(defect.rawStart, defect.rawEnd).join('')).toBe(defect.before);
        }
      }),
    );
  });
});

/** What one source character looks like by itself, away from the beginning of the text. */
function shownAlone(character: string): string {
  return shown(`市${character}`).slice(1);
}
