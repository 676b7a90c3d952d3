import type { IndicatorKind } from '../../contract/indicator-model.ts';
import type { NumberToken } from './number-token.ts';

/** Verbs of the year's work: 累计出动 counts the year, 累计注册 the stand at its end. */
const WORK =
  '减贫|招引|引进|实施(?!方案)|完成|出动|接待|检查(?!站|点|机构)|巡查|配送|开展|发放|查处|处理|处置|办理|受理|排查|整改|组织|举办|培训|走访|抽检|检测(?!中心|机构|站|能力|平台|队伍)|查验|保障(?!中心)|服务(?!站|中心|平台|点|业|窗口)|接收|帮扶|减免|立案|罚没|兑付|投入|宣传|核查|淘汰|挽回|调解|兑现|送达|答复|解决|销毁|扣押|下架|召回|关停|关闭|删除|摸排|约谈|救援|破获|收缴|抓获|捣毁|惠及|检定|拉动|为企业|节约|节省';
const WORKED = new RegExp(WORK, 'u');
/** 累计 right before the number only adds up: 累计120万件订单. */
const CUMULATIVE = new RegExp(`累计(?!(?:已)?(?:${WORK})|\\s*$|[^，。；]{0,2}$)`, 'u');
const STANDING =
  /存栏|装机|常住人口|户籍人口|床位|卫生技术人员|在册|有效量|内设|下设|下辖|余下|剩余|尚有|实有|核定编制|持证(?!上岗培训)|关注用户|粉丝|队伍(?:规模)?达|队伍已?有|(?:行政|事业)编制|在用|在营|总数|总量(?!增|同比)|拥有|现有|已有|保有量|存量|有效(?:期内)?(?:发明|商标|注册|证书|专利)|每万人|万人(?:均)?(?:发明|高价值|拥有)|依托|物联网感知接入|开通数|共有(?!关)|划?分为|设有|登记在册|户数达|主体(?:总)?(?:数量|总数|户数)|已建成|已(?:构建|建立)|注册资本(?:总额|总量)?(?:已|达|超)|(?:市场|经营|商事)主体(?:总量|总数)?(?:已|也|均)?(?:突破|达到?|增至|升至|增长到|增加到)(?:了)?$/u;
/** Something stands and is only looked through: 抽查存量文件, 盘点在用电梯. */
const LOOKED_THROUGH = new RegExp(
  `(?:${WORK}|抽查|盘点|清理|起底|评估)了?(?:全[省市县区州盟旗]|辖区内?)?[^，。；、]{0,3}(?:存量|在用|现有|在营|在册)`,
  'u',
);
/** 承诺店发展到1680家, 由9名增加到15名: what stands now, and before. Cases, money and times come and go. */
const GROWN =
  /(?:发展|扩充|扩大|扩展|扩容|壮大|拓展|增加|增长|增|升)(?:到|至)(?:了)?(?:(?:(?:19|20)\d{2}|上|今|本)年的?|现在的?|目前的?)?$/u;
const GROWS = /^(?:(?:发展|扩充|扩大|扩展|扩容|壮大|拓展|增加|增长|增|升)(?:到|至))/u;
const FROM = /(?:由|从)[^，。；]{0,8}$/u;
const STANDING_UNIT = /^(?:家|户|个|名|人|所|处|座|项|件|台|支|只|批|辆|部|张|亩|门|条|种|类|对)$/u;
const COMES_AND_GOES =
  /案件|投诉|举报|诉求|咨询|申请|受理|办件|抽检|抽样|检测(?!机构|中心|站|基地)|检查(?!站|点)|登记量|授权|贷款|融资|产值|罚没|工作日|时长|时间|用时|环节|材料|事项/u;
/** 承诺单位累计2.1万家: things that stay, told as they stand. */
const STAYS =
  /(?:单位|企业|主体|标志|商标|专利|标准|品牌|机构|站|点|基地|示范[区县市街]?|证书|产品|项目|网点|店|市场|园区|组织|队伍?|用户|会员)(?:已)?累计(?:已)?(?:达到?|有|共)?$/u;
/** 累计布设632处: what is put up stays. */
const PUT_UP =
  /累计(?:已)?(?:布设|建成|建立|设立|设置|安装|接入|纳入|入驻|注册|培育|认定|创成|命名|备案|上线|覆盖)(?:了)?$/u;
/** 新增2件，累计5件: added to what stands. */
const ADDED_TO = /新增|新认定|新获|新培育|新建|新创/u;
/** 全省276家企业中，…: those that there are. */
const OF_ALL = /(?:全[国省市县区州盟旗]|辖区)(?:内|现有?|共有?)?$/u;
const AMONG = /^[^，。；\d]{2,14}[中里](?=[，,]|仅|有)/u;
/** 持有…证的仅19人. */
const HOLDS = /(?:持有|具备|具有|拥有)[^，。；]{2,20}的(?:仅|只|共|有)*$/u;
/** A state in the passive: 全市二星级以上市场达84.6%. */
const SHARE = /以上[^，。；]{2,10}(?:占比)?达(?:到)?$/u;
/** The whole sentence tells how things stand at its date. */
const AS_OF =
  /^\s*(?:目前|如今|现今|眼下|截至|截止|到(?:19|20)\d{2}年(?:年?底|末)|(?:(?:19|20)\d{2})?年(?:末|底)(?!前|之前)|期末)/u;
/** 累计达到230家 tells the stand, unless it adds up the year's work. */
const ADDED_UP = /累计(?:已)?(?:达到?|有|突破|超过?)(?:了)?$/u;
const FLOW =
  /新发|新增|净增|新设|新培育|新建|新创|增长|增加|减少|下降|同比|提升|压减|缩短|申请|今年|全年(?!.*在册)|当年|年内|授权/u;
const NEW_VERB = new RegExp(
  `${WORK}|${FLOW.source}|查办|办结|完成|获|通过|实现|培育|评选|认定|推进|制定|出台|移送|推出|列入|注销|吊销|划转|划入|选派|抽调|居|排名|跨部门|融资|贷款|营收|产值|营业额|案值`,
  'u',
);

/** 截至目前，结案…件 adds up the year though it is told as of a day. */
const DONE = /结案|办结|查办|移送|罚没|入库|完成(?!率)|废止|修订|宣布/u;

/** What the words around a figure say about its kind. */
export interface KindWords {
  /** From the clause's beginning to the figure, and a little behind it. */
  readonly before: string;
  readonly behind: string;
  readonly sentenceBefore: string;
  /** It is counted over several years. */
  readonly overYears: boolean;
  /** The figure before it in the sentence was a state, and this is what stands between. */
  readonly carried: boolean;
  /** What a part behind 其中 is a part of, where the figure is such a part. */
  readonly whole: IndicatorKind | null;
  readonly between: string;
}

function isGrown(token: NumberToken, { before, behind }: KindWords): boolean {
  if (!STANDING_UNIT.test(token.unitSi) || COMES_AND_GOES.test(before)) return false;
  return GROWN.test(before) || (FROM.test(before) && GROWS.test(behind));
}

/** `target` where promised; `stock` where the words tell how things stood; else what was done in the period. */
export function kindOf(token: NumberToken, target: boolean, words: KindWords): IndicatorKind {
  if (target) return 'target';
  if (token.form === 'streak') return 'stock';
  if (token.form !== 'count') return 'actual';
  // A difference is made in the year, whatever day it is read off.
  if (token.unitSi === '个百分点') return 'actual';
  if (LOOKED_THROUGH.test(words.before)) return 'actual';
  const isRate = /[%％‰]/u.test(token.unit);
  if (OF_ALL.test(words.before) && AMONG.test(words.behind)) return 'stock';
  if (
    (CUMULATIVE.test(words.before) && !words.overYears) ||
    STAYS.test(words.before) ||
    PUT_UP.test(words.before)
  )
    return 'stock';
  if (/^[，,\s]*累计(?:已?达到?|共?有)?$/u.test(words.before) && ADDED_TO.test(words.sentenceBefore))
    return 'stock';
  if (words.whole !== null && !isRate && !NEW_VERB.test(words.before)) return words.whole;
  if (isGrown(token, words)) return 'stock';
  const clause = words.before + words.behind;
  if (ADDED_UP.test(words.before) && !WORKED.test(words.before)) return 'stock';
  if (HOLDS.test(words.before)) return 'stock';
  if (!isRate && STANDING.test(words.before) && !/增长|增加|同比|新增|减少/u.test(words.before.slice(-8)))
    return 'stock';
  if (SHARE.test(words.before)) return 'stock';
  if (words.carried && !isRate && !NEW_VERB.test(words.between + words.behind)) return 'stock';
  if (FLOW.test(clause)) return 'actual';
  // A rate is reached in the year, whatever day it is read off.
  if (isRate) return 'actual';
  return AS_OF.test(words.sentenceBefore) && !WORKED.test(words.before) && !DONE.test(words.before)
    ? 'stock'
    : 'actual';
}
