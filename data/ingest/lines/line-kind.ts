import { readByline } from './byline.ts';
import { HANDLING, LIST_ITEM, numberedHeadingLevel, readMarker, readSignature } from './line-patterns.ts';
import { isTerminated, type SourceLine } from './source-line.ts';

export type LineKind =
  'marker' | 'byline' | 'signature' | 'dateline' | 'heading' | 'item' | 'caption' | 'text';

const known = new WeakMap<SourceLine, LineKind>();

/** What a line is by its own words; `text` may still turn out to be a heading or a caption by its place. */
export function classifyLine(line: SourceLine): LineKind {
  let kind = known.get(line);
  if (kind === undefined) {
    kind = line.isFootnote
      ? 'caption'
      : line.isDateline
        ? 'dateline'
        : line.isMarkedHeading && !readMarker(line.text)
          ? 'heading'
          : ofEntry(line, kindOf(line.text));
    known.set(line, kind);
  }
  return kind;
}

/** An entry that ends like no sentence is whole all the same: it heads nothing and goes on nowhere. */
function ofEntry({ text, isEntry }: SourceLine, kind: LineKind): LineKind {
  return isEntry === true &&
    kind === 'text' &&
    text.length <= LONGEST_ENTRY &&
    !isTerminated(text) &&
    !/[，,]$/.test(text)
    ? 'item'
    : kind;
}

const LONGEST_ENTRY = 60;

/** 2024，这样干！ */
const YEAR_CALLED = /^(?:19|20)\d{2}(?:年|[，,·：:！ ])[^。；！？]{1,12}！$/u;

/** 食品抽检：5126批次，合格率98.3%: a row of a table that became a line; 某局：2023年工作总结 is none. */
const FIGURE_LINE =
  /^[\p{Script=Han}（）()“”A-Za-z]{2,20}[：:]\s*(?:约|近|超|达)?(?!(?:19|20)\d{2}年\p{Script=Han}{2})\d[\d.,]*[余多]?(?:[\p{Script=Han}%％]{1,6}|$)(?:[，,、；;][^。；;]{2,24}\d[^。；;]{0,8}){0,3}$/u;

/** 注：以年报为准, 单位：万元: what is said of a table beside it heads nothing. */
const TABLE_NOTE = /^(?:附?注|备注|说明|(?:数据|资料)来源|(?:计量)?单位)\d?\s*[：:]\s*\S/u;

function kindOf(text: string): LineKind {
  if (text.length > 80) return 'text';
  if (readMarker(text) !== null) return 'marker';
  if (HANDLING.test(text)) return 'caption';
  if (readSignature(text)) return 'signature';
  if (readByline(text)) return 'byline';
  if (numberedHeadingLevel(text) !== null && !isTerminated(text) && text.length <= 45) return 'heading';
  if (YEAR_CALLED.test(text)) return 'heading';
  if (FIGURE_LINE.test(text)) return 'item';
  if (TABLE_NOTE.test(text) && !isTerminated(text) && text.length <= 60 && !/[，,]$/.test(text))
    return 'item';
  if (LIST_ITEM.test(text) && !isTerminated(text) && text.length <= 60 && !/[，,]$/.test(text)) return 'item';
  return 'text';
}
