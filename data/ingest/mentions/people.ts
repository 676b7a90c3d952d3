import type { NameFound } from './name-found.ts';
import { withoutOverlaps } from './programmes.ts';
import { matchesOf } from '../../text/matches-of.ts';

export interface PersonFound extends NameFound {
  readonly role: string;
}

/** The 200 commonest family names of the census of 2020, and the double ones still in use. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪季辛章吉樊倪葛殷兰安岳齐梅庄涂游柯阮左柳耿毕鲍符祝华俞骆裴翁邢欧';
const DOUBLE = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯';
/** Characters that no given name holds in a report, but organisations and verbs do. */
/** Words that begin with what is a family name elsewhere: 主要负责人严格履行. */
const NO_NAME =
  /^(?:严[格肃密查重守厉惩打防管控禁]|高[度效质标位频清举]|方[可案便式面法向]|常[态年驻务]|应[当急对该]|任[何职务期]|向[前上社广全各]|文[明件化书]|安[全排装]|程序|曾经|马上|[万余][余名家人户]|金[融额牌奖]|包[括保含]|连[续同]|毕[业竟]|温[馨暖]|明[确显]|时[刻任]|张贴|陈[列述]|江[苏西]|季度|章程|范围|党[员建组]|计[划量]|施[行策]|夏[季天]|龙头|齐[抓心])/u;
const GIVEN = '(?![市省县区局长部院厅委的和与在是了及等说率将任])[\u4e00-\u9fff]';
const NAME = `(?:(?:${DOUBLE})(?:${GIVEN}){1,2}|[${SURNAMES}]\\s?(?:${GIVEN}){1,2})`;
/** A third character that begins what the person does, and so ends a name of two. */
const DOES =
  /^(?:说|表|介|带|率|指|强|批|来|到|在|作|出|告|提|认|主|参|讲|宣|对|向|为|亲|深|接|走|赴|就|如|同|一|要|也|还|先|女|于|陪|调|检|督|致|发|进)/u;

const TITLE =
  '(?:党委书记|党组书记|党组成员|党委委员|党支部书记|党总支书记|支部书记|副书记|书记|副局长|局长|副科长|科长|副所长|所长|副处长|处长|副主任|主任|副市长|市长|副省长|省长|副县长|县长|副区长|区长|副部长|部长|副厅长|厅长|支队长|大队长|中队长|队长|组长|站长|副会长|会长|秘书长|总经理|董事长|副总经理|总监|经理|负责人|法定代表人|主席|院长|校长|总工程师|一级调研员|调研员|首席代表|店主)';
/** 党委书记、局长; the office's own organisation is looked up to its left. */
const OFFICES = `${TITLE}(?:(?:、|兼|，)(?:[\u4e00-\u9fff]{0,10}?${TITLE}))*`;
const BEFORE_NAME = new RegExp(`(${OFFICES})\\s*[:：]?\\s*(${NAME})`, 'gu');
const NAME_THEN_TITLE = new RegExp(
  `(?<=期间|陪同|由|经|据|[，。、“（]|^|[区县市]局(?=..?.?同志))(${NAME})((?:副)?(?:局长|市长|省长|书记|主任|科长|所长|队长)|同志)`,
  'gu',
);
/** 许 澜 | 县市场监管局党委书记、局长. */
const CAPTION = new RegExp(
  `(?<![\u4e00-\u9fff])(${NAME})\\s*[|｜丨/]\\s*([\u4e00-\u9fff（）()]{0,24}?${OFFICES})`,
  'gu',
);
const ORGANISATION = /[\u4e00-\u9fff（）()]{0,18}$/u;

const WRITERS = /记者|通讯员|编辑|摄影|供稿|本报/u;
/** What stands before the office that the role begins with. */
const LEAD_IN =
  /^.*(?:获|由|经|据|随|向|和|与|及|来自|陪同|邀请|得到|时任|当选|作为|是|“|”)(?=[\u4e00-\u9fff]{2})/u;

/** What every title ends with: most passages hold none. */
const ANY_OFFICE =
  /书记|成员|委员|[局科所处市省县区部厅队组站会院校事书]长|主任|经理|总监|负责人|代表|主席|工程师|调研员|店主|同志/u;

/** People with the role that is printed beside their name. The writers of the report are left out. */
export function peopleIn(text: string): PersonFound[] {
  if (!ANY_OFFICE.test(text)) return [];
  const found: PersonFound[] = [];
  const put = (person: PersonFound | null): void => {
    if (person) found.push(person);
  };
  for (const match of matchesOf(BEFORE_NAME, text)) {
    const [whole, offices = '', name = ''] = match;
    const organisation = ORGANISATION.exec(text.slice(Math.max(0, match.index - 18), match.index))?.[0] ?? '';
    put(person(name, organisation + offices, match.index + whole.length - name.length, text));
  }
  for (const pattern of [NAME_THEN_TITLE, CAPTION]) {
    for (const match of matchesOf(pattern, text))
      put(person(match[1]!, match[2]!, match.index, text, match[1]!.length));
  }
  return withoutOverlaps(found);
}

function person(
  printed: string,
  role: string,
  start: number,
  text: string,
  fixedLength?: number,
): PersonFound | null {
  if (WRITERS.test(role) || NO_NAME.test(printed)) return null;
  const length = fixedLength ?? nameLength(printed, text.slice(start + printed.length));
  const name = printed.slice(0, length);
  if (/先生|女士|同志|某/u.test(text.slice(start, start + length + 1)) && fixedLength === undefined)
    return null;
  return { name: name.replaceAll(/\s/gu, ''), role: role.replace(LEAD_IN, ''), start, end: start + length };
}

/** 许铨说 is a name of two, 胡朝平介绍 one of three. */
function nameLength(printed: string, following: string): number {
  const compact = printed.replaceAll(/\s/gu, '');
  if (compact.length <= 2 || new RegExp(`^(?:${DOUBLE})`, 'u').test(compact)) return printed.length;
  const third = compact.slice(2) + following.slice(0, 1);
  return DOES.test(third) && !/^.(?:说|表|介|带|率|指|批|来)/u.test(third)
    ? printed.length - 1
    : printed.length;
}
