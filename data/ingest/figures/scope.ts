import type { FigureContext } from './figure-context.ts';
import { matchesOf } from '../../text/matches-of.ts';
import { divisionsCalled } from '../places/divisions.ts';

/** A place opens its clause; 市 of 市场, 县 of 县级 and 区 of 区域 are parts of other words. */
const PLACE =
  /(?<=^|[，,。；;：:“”\s])(?:其中)?((?!其中)[\u4e00-\u9fff]{1,8}?(?:市(?![场政级民容长委直值面监属外内区域县际])|县(?![域级长委乡直属区城市际])|区(?![域块级长委内间划别位县块际])))(?=(?<told>全力|分为|完成|共|累计|查办|查处|立案|新增|新设|检查|受理|办结|实现|建成|开展|组织|率先)|的?[^，。市县]{0,4}$|[^市县区局省厅长委政府场监管]{0,8}[，,])/gu;
/** 城市, 社区, 上市 and the like: words in which 市, 县 and 区 are no division's. */
const ORDINARY =
  /[全整我本该各某每两几等的了和与及个家级为对由向在将把从以居]|(?:[城上都门超夜集菜股楼车]市|[城社园景库校小辖街片灌矿林牧郊专特跨地省牧群]区|[一二三四五六七八九十大]{2}.区)$/u;
/** Two characters that begin what is done: 支持县, 新增市. */
const VERB_BEFORE =
  /^(?:支持|帮助|指导|督促|推动|推进|组织|开展|实施|完成|实现|实有|新[增建设发]|创[建成]|打造|建设|培育|认定|评定|查[办处]|[检抽]查|受理|办[理结]|处[理置]|回应|答复|走访|惠及|服务|帮扶|加强|强化|提[升高]|优化|完善|健全|深化|夯实|改[善造]|扩大|增加|减少|启动|推广|编制|制定|出台|印发|召开|举办|参[加与]|联合|会同|配合|协助|选派|覆盖|涉及|对接|发展|建成|设立|成立|组建|获|荣获|入选|争创|通过|依托|按照|根据|围绕|针对|质量|放心|开辟|共)/u;
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
  // 45家全国重点实验室 are no one firm.
  if (company && !/\d[余多]?$/u.test(sentenceBefore.slice(0, company.index))) return company[1]!;
  if (!/[市县区]/u.test(passageBefore)) return null;
  let place: string | null = null;
  for (const match of matchesOf(PLACE, passageBefore)) {
    const name = match[1]!;
    const isTold = match.groups?.['told'] !== undefined;
    if ((isKnown(name) || (isTold && mayBeAPlace(name))) && isElsewhere(name, context)) place = name;
  }
  return place;
}

/** By its full name: 平湖市, but no 平湖 and no 城区. */
function isKnown(name: string): boolean {
  return divisionsCalled(name).some((division) => division.name === name);
}

/** What no table knows (a zone, an older name) is a place where nothing else can end so, and no verb begins it. */
function mayBeAPlace(name: string): boolean {
  return name.length <= 4 && !ORDINARY.test(name) && !VERB_BEFORE.test(name);
}

function isElsewhere(name: string, context: FigureContext): boolean {
  const bare = name.slice(0, -1);
  return (
    !context.agency.includes(bare) && !(context.region ?? '').includes(bare) && bare !== context.agencyLabel
  );
}
