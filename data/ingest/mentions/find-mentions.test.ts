import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../contract/code-points.ts';
import type { ParsedSection } from '../../schema/parsed-report.ts';
import { OffsetMap } from '../../text/offset-map.ts';
import { findMentions } from './find-mentions.ts';

function section(text: string, kind: 'text' | 'title' = 'text'): ParsedSection {
  const passages = [{ kind, text, map: new OffsetMap([[0, 0, [...text].length]]) }];
  return { role: 'section', kind: 'review', year: 2023, level: 1, heading: null, topic: null, passages };
}

const THESAURUS = [
  { name: '放心消费', variants: ['放心消费在云州'] },
  { name: '亮剑', variants: ['亮剑2023'] },
];

const names = (text: string): string[] =>
  findMentions([section(text)], THESAURUS).flatMap((one) => (one.kind === 'programme' ? [one.name] : []));
const people = (text: string): string[] =>
  findMentions([section(text)], []).flatMap((one) =>
    one.kind === 'person' ? [`${one.name}/${one.role}`] : [],
  );

describe('a programme', () => {
  it('is found by the thesaurus under its preferred name, marked or not', () => {
    expect(names('深化“放心消费在云州”建设，“亮剑2023”行动查办大案。')).toEqual(['放心消费', '亮剑']);
  });

  it('is found by its form in quotation marks', () => {
    expect(names('依托“云食链”“市场防疫在线”，推出“白鹭贷”，打响“清源”专项行动。')).toEqual([
      '云食链',
      '市场防疫在线',
      '白鹭贷',
      '清源',
    ]);
  });

  it('is found by the verb that carries it out, and by letters', () => {
    expect(names('全县实施质量筑基行动，迭代GM2D在线。')).toEqual(['质量筑基行动', 'GM2D在线']);
  });

  it('goes by its own name, without a second verb, and by the listed one where that is most of it', () => {
    expect(names('深化推进农村聚餐保障新三年行动。')).toEqual(['农村聚餐保障新三年行动']);
    expect(names('实施云州放心消费提升行动，开展放心消费行动。')).toEqual([
      '云州放心消费提升行动',
      '放心消费',
    ]);
  });

  it('is no metaphor in quotation marks and no action without a name', () => {
    expect(names('当好“店小二”，守住“舌尖安全”，开展多次联合行动，开展专项整治行动。')).toEqual([]);
  });
});

describe('a person', () => {
  it('is found behind the office, with two or three characters', () => {
    expect(people('县市场监管局副局长何云帆介绍说，局长沈立表示支持。')).toEqual([
      '何云帆/县市场监管局副局长',
      '沈立/局长',
    ]);
    expect(people('此举获云州市副市长欧阳晓光的批示。')).toEqual(['欧阳晓光/云州市副市长']);
  });

  it('is found in captions and before the office', () => {
    expect(people('县市场监管局党委书记、局长：沈立')).toEqual(['沈立/县市场监管局党委书记、局长']);
    expect(people('许 澜 | 县市场监管局党委书记、局长')).toEqual(['许澜/县市场监管局党委书记、局长']);
    expect(people('疫情期间白景行局长带队检查药店。')).toEqual(['白景行/局长']);
  });

  it('is no adverb behind an office', () => {
    expect(people('主要负责人严格履行职责，主任高度重视，局长安排部署。')).toEqual([]);
  });

  it('is neither a writer nor a passer-by', () => {
    expect(people('本报记者 何云帆 通讯员 沈立报道，市民杨先生来电。')).toEqual([]);
    expect(findMentions([section('局长 何云帆', 'title')], [])).toEqual([]);
  });
});

describe('the place of a mention', () => {
  it('is the exact range of the name as printed, in code points', () => {
    const text = '𠮷日，“云食链”上线，局长沈立出席。';
    const found = findMentions([section('序。'), section(text)], []);
    expect(found.map((one) => sliceCodePoints(text, one.start, one.end))).toEqual(['云食链', '沈立']);
    expect(found.map((one) => one.passage)).toEqual([1, 1]);
  });

  it('lies inside any text, in order', () => {
    const pieces = fc.constantFrom(
      '“',
      '”',
      '局长',
      '沈',
      '立',
      '行动',
      '实施',
      '链',
      'GM2D',
      '，',
      '𠮷',
      '记者',
      '|',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let reached = 0;
        for (const one of findMentions([section(text)], THESAURUS)) {
          expect(one.start).toBeGreaterThanOrEqual(reached);
          expect(one.end).toBeLessThanOrEqual([...text].length);
          reached = one.start;
        }
      }),
    );
  });
});
