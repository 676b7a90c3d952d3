/** 约 of 节约 and 签约, 近 of 附近 and 最近: the end of another word. */
export const ABOUT = '(?<![节签预违合公解特契简制邀相履失条集婚誓毁赴])约|(?<![附临邻靠就亲远最新相])近';
/** Words directly before a number that say on which side of it the truth lies. */
export const QUALIFIER_BEFORE = new RegExp(
  `(?:不到|不足|不超过|低于|少于|接近|将近|大约|${ABOUT}|超过|超出|超额|突破|(?<![商农])超|逾|(?<![网线路马加以之])上|多达|高达|至少|至多|不少于|不多于|不低于|不高于|大于|高于)\\s*$`,
  'u',
);
/** 2000年近郊 has no 近; 上 is a qualifier only before a round number (上万, 上千). */
const LOWER = /^(?:余|多|来|超|超过|超出|突破|逾|上|以上|及以上|至少|不少于|不低于|大于|高于|有余)$/u;
const UPPER = /^(?:近|将近|接近|不到|不足|不超过|至多|不多于|不高于|低于|少于|以下|以内|之内|内)$/u;

/** 每月至少检查12家次: what is done stands between. */
const APART = /(至少|至多)(?:要|应|须|再)?[\u4e00-\u9fff]{2,4}$/u;

/** The bound that is parted from its number by a verb; null where there is none. `before`: the words before the number. */
export function boundApart(before: string): string | null {
  return APART.exec(before)?.[1] ?? null;
}

/** Words behind the unit: 98%以上, 5个工作日以内. */
const QUALIFIER_AFTER = /^(?:以上|及以上|以下|以内|之内|左右|有余|上下)/u;
const TIME = /(?:小时|天|日|分钟|秒|月)$/u;
/** 1个工作日内, but not 2小时内部署. */
const WITHIN = /^内(?![设部容外])/u;

/** 一倍多, 七成多. */
const MORE = /^多(?![\p{Script=Han}])/u;

/** What stands behind a number and its unit and says on which side of it the truth lies; '' where nothing does. */
export function qualifierBehind(unit: string, behind: string): string {
  if (/[倍%]$/u.test(unit) && MORE.test(behind)) return '多';
  return QUALIFIER_AFTER.exec(behind)?.[0] ?? (TIME.test(unit) && WITHIN.test(behind) ? '内' : '');
}

export function boundOf(qualifier: string | null): 'lower' | 'upper' | null {
  if (qualifier === null) return null;
  if (LOWER.test(qualifier)) return 'lower';
  return UPPER.test(qualifier) ? 'upper' : null;
}
