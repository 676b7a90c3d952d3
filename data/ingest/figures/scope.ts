import type { FigureContext } from './figure-context.ts';
import { matchesOf } from '../../text/matches-of.ts';

const PLACE =
  /(?<=^|[，,。；;、：:“”\s])([\u4e00-\u9fff]{2,3}(?:市|县|区))(?=全力|分为|完成|共|累计|的?[^，。市县]{0,4}$|[^市县区局省厅长委政府场监管]{0,8}[，,])/gu;
const COMMON =
  /^(?:全|我|本|该|各|城|辖|地|社|园|景|校|库|小|示范|开发|保税|街|上市|超|门|夜|股|集|旅游|菜|农贸|改造|提升|建设|推进)/u;
const COMPANY =
  /([\u4e00-\u9fff（）()]{4,24}(?:有限公司|集团|股份公司|合作社|实验室))(?=以|作为|获|的|党|订单|销售|成功|实现)/u;

/**
 * The place or firm that the figures of a sentence belong to, when it is not the agency's own area: a county in a
 * city's report. The county named last before the figure holds for the rest of its paragraph.
 */
export function scopeOf(
  passageBefore: string,
  sentenceBefore: string,
  context: FigureContext,
): string | null {
  if (/全市|我市|全省|我省|全县|全区|我县|我区|全局/u.test(sentenceBefore)) return null;
  const company = /公司|集团|合作社|实验室/u.test(sentenceBefore) ? COMPANY.exec(sentenceBefore) : null;
  if (company) return company[1]!;
  if (!/[市县区]/u.test(passageBefore)) return null;
  let place: string | null = null;
  for (const match of matchesOf(PLACE, passageBefore)) {
    const name = match[1]!;
    if (!COMMON.test(name) && isElsewhere(name, context)) place = name;
  }
  return place;
}

function isElsewhere(name: string, context: FigureContext): boolean {
  const bare = name.slice(0, -1);
  return (
    !context.agency.includes(bare) && !(context.region ?? '').includes(bare) && bare !== context.agencyLabel
  );
}
