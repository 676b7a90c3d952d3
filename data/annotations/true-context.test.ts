/** Words that another program quoted, with as much of their surroundings as it keeps. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnchorState, PlacedTarget } from '../contract/annotation-model.ts';
import type { Notebook } from './notebook.ts';
import { annotation, quoteOf } from './testing/foreign-variants.ts';
import { NotebookDesk, SAMPLE_TEXT } from './testing/sample-notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;
let made = 0;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

function placed(exact: string, prefix = '', suffix = ''): PlacedTarget {
  const id = `http://example.org/${made++}`;
  const target = { source: 'http://example.org/page', selector: quoteOf(exact, prefix, suffix) };
  notebook.importJsonLd(JSON.stringify(annotation({ id, target, body: { type: 'TextualBody', value: id } })));
  return notebook.annotations.list({ deleted: false }).find((note) => note.body === id)!.targets[0]!;
}

const DOUBT: readonly AnchorState[] = ['exact', 'shifted', 'doubtful', 'orphan'];
const doubtOf = (target: PlacedTarget): number => DOUBT.indexOf(target.state);

describe('a quotation with its surroundings', () => {
  it('is never in more doubt with true ones than without any, however long, on either side or on both', () => {
    const whole = SAMPLE_TEXT.join('');
    for (const quote of [
      '12.3万户',
      '9158件',
      '挽回损失382.56万元',
      '特种设备',
      '突破2000家。',
      SAMPLE_TEXT[2]!,
    ]) {
      const alone = placed(quote);
      expect(alone.state, quote).toBe('shifted');
      const at = whole.indexOf(quote);
      for (const n of [1, 2, 3, 5, 12, 40, 150]) {
        const prefix = whole.slice(Math.max(0, at - n), at);
        const suffix = whole.slice(at + quote.length, at + quote.length + n);
        for (const context of [[prefix], ['', suffix], [prefix, suffix]]) {
          const target = placed(quote, ...context);
          expect([quote, context, doubtOf(target)]).toEqual([quote, context, doubtOf(alone)]);
          expect(target.place).toEqual(alone.place);
        }
      }
    }
  });

  it('does not mind spaces, line breaks and widths in them', () => {
    expect(placed('9158件', '投诉 举报\n', '，挽回损失３８２').state).toBe('shifted');
  });

  it('is in more doubt where they contradict', () => {
    expect(placed('9158件', '查封假货', '，罚没').state).toBe('orphan');
    expect(placed('新设经营主体12.3万户，同比增长8.5%，其中企业占四成', '甲乙', '丙丁').state).not.toBe(
      'shifted',
    );
  });

  it('stands at the one of several places that they tell, for sure where they are long enough', () => {
    desk.texts.replace(['放心消费示范街区扩大到16条；扩大放心消费示范街区覆盖全市。']);
    const quote = '放心消费示范街区';
    expect(placed(quote)).toMatchObject({ state: 'doubtful', place: { start: 0 } });
    expect(placed(quote, '', '覆盖全')).toMatchObject({ state: 'shifted', place: { start: 17 } });
    expect(placed(quote, '大')).toMatchObject({ state: 'doubtful', place: { start: 17 } });
    expect(placed(quote, '', '扩大到')).toMatchObject({ state: 'shifted', place: { start: 0 } });
  });
});
