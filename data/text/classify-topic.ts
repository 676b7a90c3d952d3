import { TOPICS, type TopicId } from '../contract/model.ts';
import { WordFinder, type WordFound } from './word-finder.ts';

/** `confidence` is the share of the topic's weight in the weight of all topics found, 0..1. */
export interface TopicGuess {
  readonly topic: TopicId | null;
  readonly confidence: number;
}

/**
 * The topic that a text is most about, by the words of the genre; null when none of them occurs. Longer texts need no
 * normalising: a word counts with a falling weight each time it is repeated.
 */
export function classifyTopic(text: string): TopicGuess {
  if (text.length > LONGEST_KNOWN) return guess(text);
  let found = known.get(text);
  if (!found) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, (found = guess(text)));
  }
  return found;
}

/** The figures of a sentence ask for the same few clauses, one after the other. */
const known = new Map<string, TopicGuess>();
const MOST_KNOWN = 64;
const LONGEST_KNOWN = 200;

function guess(text: string): TopicGuess {
  const words = WORDS.find(text);
  if (words.length === 0) return NO_GUESS;
  const weights = weightsOf(words);
  let best = -1;
  let most = 0;
  let total = 0;
  for (let topic = 0; topic < weights.length; topic++) {
    const weight = weights[topic]!;
    total += weight;
    if (weight > most) {
      best = topic;
      most = weight;
    }
  }
  return { topic: TOPICS[best] ?? null, confidence: most / total };
}

const NO_GUESS: TopicGuess = { topic: null, confidence: 0 };

/** How strongly the text speaks of each topic; 0 where no word of the topic occurs. */
export function topicWeights(text: string): Record<TopicId, number> {
  const weights = weightsOf(WORDS.find(text));
  // Every topic of TOPICS has its key.
  return Object.fromEntries(TOPICS.map((topic, i) => [topic, weights[i]!])) as Record<TopicId, number>;
}

/** In the order of TOPICS; good until the next text. */
function weightsOf(words: readonly WordFound<WordTopics>[]): Float64Array {
  weightsFound.fill(0);
  for (const { value } of words) counts[value.place]!++;
  // A word counts where it stands first, and is not counted again.
  for (const { value } of words) {
    const count = counts[value.place]!;
    if (count === 0) continue;
    counts[value.place] = 0;
    const times = count === 1 ? 1 : 1 + Math.log2(count);
    for (const { topic, weight } of value.topics) weightsFound[topic]! += weight * times;
  }
  return weightsFound;
}

const weightsFound = new Float64Array(TOPICS.length);

/** Words that hold a word of a topic and speak of none: 高质量发展 is no work on quality, 高标准农田 none on standards. */
const OF_NO_TOPIC = '高质量/高标准/标准箱/对标对表';

/** Words per topic, `/` between them. `strong` words name the topic (3), `plain` ones suggest it (1). */
const VOCABULARY: Readonly<Record<TopicId, { readonly strong: string; readonly plain: string }>> = {
  market: {
    strong:
      '新增市场主体/新增经营主体/新设市场主体/新设经营主体/在册市场主体/在册经营主体/市场主体总量/经营主体总量/市场主体登记/企业登记/注册登记/企业开办/开办企业/注销登记/企业注销/商事登记/新登记/新设立/准入准营/市场准入/住所登记/吊销/个体工商户总/农民专业合作社',
    plain: '市场主体/经营主体/营业执照/在册/登记/注销/准入/退出/开办时间/清吊/僵尸企业/个体工商户/新设/年报',
  },
  reform: {
    strong:
      '营商环境/最多跑一次/一网通办/一件事/证照分离/多证合一/一业一证/放管服/商事制度/电子营业执照/证照联办/跨省通办/告知承诺/先照后证/减证便民/政务服务/行政审批/许可事项/数字化改革/数字化试验区/企业码/全程电子化/零见面',
    plain: '审批/改革/窗口/办理时限/申报材料/许可证/数字化/智慧监管/便利化/好办/政务/线上办理/容缺/办件',
  },
  relief: {
    strong:
      '纾困/个转企/助企/惠企/减负/减免/小微企业/两直补助/稳岗/贷款贴息/税费/结对帮扶/招商引资/小升规/个体经济/融资难/银企/增信/名特优新/帮扶政策/扶持政策/转供电/涉企收费',
    plain: '小微/个体工商户/贷款/补助/授信/融资/帮扶/走访企业/招商/龙头企业/扶持/三服务/补贴',
  },
  credit: {
    strong:
      '双随机/一公开/信用监管/信用分类/信用风险/守合同重信用/信用修复/经营异常名录/严重违法失信/企业年报/年报公示/年报率/涉企检查/综合查一次/跨部门联合/掌上执法/互联网+监管/亮码/信用建设/信用体系/联合惩戒/公示系统',
    plain: '信用/失信/公示/抽查/跨部门/守信/检查户次',
  },
  enforce: {
    strong:
      '立案查处/办结案件/查办案件/查处案件/罚没/行政处罚/移送公安/大要案/典型案例/铁拳/亮剑/反不正当竞争/反垄断/传销/扫黑除恶/打击侵权假冒/执法办案/案件线索/办案/稽查/结案/违法案件/柔性执法/轻微免罚/价格监管/打假/虚假宣传/说理式执法',
    plain: '立案/案件/执法/查处/违法/处罚/移送/案值/货值/专项整治/打击/整治/罚款/涉案',
  },
  consumer: {
    strong:
      '消费维权/投诉举报/消费者权益/消费环境/放心消费/挽回/无理由退货/消费纠纷/消保委/维权站/消费投诉/12315/12345/消费教育/消费提示/满意消费/消费调解/异地异店/消费者协会/消委',
    plain: '消费者/投诉/举报/调解/维权/退换货/消费/放心单元/咨询',
  },
  food: {
    strong:
      '食品安全/食品生产/食品经营/食品抽检/食品监督/餐饮/学校食堂/校园食品/校园食堂/食用农产品/家宴/农村集体聚餐/集体用餐/网络订餐/外卖/保健食品/食安/小作坊/守查保/浙食链/阳光工厂/冷链食品/粮食/特殊食品/包保/三小/食品小作坊/名厨亮灶/明厨亮灶/食源性/中央厨房/养老机构食堂',
    plain: '食品/食堂/食材/餐厅/快检/粽子/米粉/两个责任/追溯/食用油/肉制品',
  },
  drug: {
    strong:
      '药品/医疗器械/化妆品/药械/不良反应/零售药店/药店/药事服务/疫苗/两品一械/执业药师/医疗机构/处方药/中药饮片/特殊药品/药房/药学/血液制品/麻醉',
    plain: '药/医美/器械/试剂/云药通/网订店送',
  },
  equip: {
    strong:
      '特种设备/电梯/压力容器/压力管道/起重机械/锅炉/叉车/气瓶/场内机动车辆/大型游乐设施/客运索道/维保/监察指令书/定期检验/物联感知/应急演练/超期未检/燃气管道/液化石油气/充装',
    plain: '隐患/使用单位/困人/救援/超期/特设/乘梯/作业人员',
  },
  product: {
    strong:
      '产品质量监督抽查/产品质量安全/监督抽查/产品抽检/不合格产品/质量分级/工业产品/生产许可证/非标/电动自行车/危险化学品/儿童用品/缺陷产品/召回/重点产品/风险监测/消防产品/成品油/羽绒/后处理/获证企业/强制性产品认证/3C认证',
    plain: '产品质量/抽查批次/不合格率/批次/燃气灶/头盔/电线电缆/流通领域/淘汰置换',
  },
  quality: {
    strong:
      '质量奖/政府质量/质量强/质量提升/质量工作考核/认证认可/检验检测/管理体系认证/国家标准/行业标准/团体标准/地方标准/国际标准/标准化/计量/首席质量官/浙江制造/品字标/质量基础设施/品牌建设/对标/标准创新/质检中心/绿色产品认证/校准/标准制修订/质量管理/强检/质量发展',
    plain: '标准/质量/认证/品牌/检测中心/校验/领跑者/先进标准/检定/实验室',
  },
  ip: {
    strong:
      '知识产权/专利/商标/地理标志/质押融资/著作权/商业秘密/马德里/PCT/贯标/侵权纠纷/优势企业/示范企业/快维中心/高价值发明/维权援助/驰名商标/版权/专利导航/数据知识产权',
    plain: '侵权/发明/确权/授权量/转化运用/科创',
  },
  civic: {
    strong:
      '农贸市场/民生实事/阳光厨房/放心市场/菜市场/集贸市场/文明餐桌/光盘行动/反食品浪费/制止餐饮浪费/菜篮子/星级市场/智慧农贸/放心厨房/自产自销/餐饮油烟/文明城市/创文',
    plain: '市场改造/星级/摊位/提升改造/民生项目/塑料购物袋/停车',
  },
  epidemic: {
    strong:
      '疫情/防疫/新冠/核酸/复工复产/口罩/防护服/额温枪/隔离点/疫情防控/冷链物防/野生动物/抗疫/转产/退热药/活禽/健康码/流调/防控物资/封控',
    plain: '防控/消杀/隔离/保供/涉疫/冷链/防护',
  },
  team: {
    strong:
      '党建/党风廉政/党支部/干部队伍/队伍建设/理论学习/清廉/主题教育/廉政/党员/培训班/纪检/政治建局/作风建设/铁军/基层所/青年干部/比武/志愿服务/学堂/巡察/意识形态/政治建设',
    plain: '培训/学习/干部/学员/支部/队伍/党委/人才/法治建设/规范化所',
  },
  honor: {
    strong:
      '荣誉/批示肯定/批示/国家级试点/省级试点/试点创建/现场会/经验交流/典型发言/通报表扬/通报表彰/督查激励/优秀单位/先进集体/综合考评/综合绩效/绩效考核/媒体/宣传报道/先进个人/记功/三等功/一等奖/最佳实践/考核优秀/荣获/专题调研',
    plain: '表彰/试点/获评/排名/名列/授予/获奖/第一等次/示范县/示范市/入选/肯定/宣传/报道',
  },
  platform: {
    strong:
      '平台经济/网络交易/网络市场/电子商务/直播带货/直播电商/网络直播/商品市场/专业市场/成交额/平台企业/网络餐饮平台/电商平台/示范区创建/百强市场/网店/直播基地/网监',
    plain: '平台/电商/直播/网络/交易额/带货',
  },
};

const STRONG = 3;
const PLAIN = 1;

interface WordTopics {
  /** Among all words. */
  readonly place: number;
  /** Places in TOPICS, with weights. */
  readonly topics: { readonly topic: number; readonly weight: number }[];
}

const LISTED = collectWords();
const WORDS = new WordFinder(LISTED);
/** How often each word was found, by its place; all 0 between two texts. */
const counts = new Uint32Array(LISTED.size);

function collectWords(): Map<string, WordTopics> {
  const words = new Map<string, WordTopics>();
  for (const word of OF_NO_TOPIC.split('/')) words.set(word, { place: words.size, topics: [] });
  TOPICS.forEach((topic, place) => {
    for (const [list, weight] of [
      [VOCABULARY[topic].strong, STRONG],
      [VOCABULARY[topic].plain, PLAIN],
    ] as const) {
      for (const word of list.split('/')) {
        const known = words.get(word) ?? { place: words.size, topics: [] };
        words.set(word, known);
        known.topics.push({ topic: place, weight });
      }
    }
  });
  return words;
}
