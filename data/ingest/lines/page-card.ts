import { sourceSlicer } from '../../text/source-slicer.ts';
import type { SourceLayout, SourceTable } from '../source-layout.ts';

/** The labels of the card that government sites print above a paper (国办发〔2017〕47号, annex: 索引号, 发布机构 …). */
const LABEL =
  /^(?:索引号|信息索引号?|统一编号|文号|发文字号|文件编号|主题分类|信息分类|组配分类|体裁分类|分类|主题词|关键词|发布机构|发文机关|发文机构|公开主体|责任部门|成文日期|发文日期|生成日期|发布日期|公开日期|公开方式|公开范围|公开时限|公开程序|公开形式|有效性|时效性|公文时效|效力状态|名称|信息名称|标题|内容概述)[：:]?$/;
const FEWEST_LABELS = 3;

/** The table of a page that only catalogues it is a part of the page's frame. */
export function withoutCard(source: string, layout: SourceLayout): SourceLayout {
  if (layout.tables.length === 0) return layout;
  const slice = sourceSlicer(source);
  const isCard = ({ cells }: SourceTable): boolean => {
    const texts = cells.map(({ start, end }) => slice(start, end).replaceAll(/\s/g, ''));
    const labels = texts.filter((text) => LABEL.test(text)).length;
    return labels >= FEWEST_LABELS && 2 * labels >= texts.filter((text) => text !== '').length - 1;
  };
  const cards = layout.tables.filter(isCard);
  if (cards.length === 0) return layout;
  return {
    ...layout,
    tables: layout.tables.filter((table) => !cards.includes(table)),
    lifted: [
      ...layout.lifted,
      ...cards.map(({ start, end }) => ({ start, end, kind: 'page_frame' as const })),
    ]
      .sort((a, b) => a.start - b.start)
      .filter((one, i, all) => i === 0 || one.start >= all[i - 1]!.end),
  };
}
