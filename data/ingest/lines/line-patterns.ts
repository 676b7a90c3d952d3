/** What single lines of the genre look like. Every pattern is tested against one whole trimmed line. */

/** The last word of an office's name, in a pattern; what else may end one where it is tested stands beside it. */
export const OFFICE_END = '局|厅|委员会|委|政府|法院|检察院';

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段焦巴牧谷车侯全班仰仲宫宁仇栾甘厉祖武符刘景詹束龙叶司黎薄白蒲从鄂索籍赖卓屠蒙池乔翟谭姬申党冉桑桂牛燕尚温庄晏柴阎慕连习艾鱼容向古易慎戈廖终居衡步都耿满匡国文寇广东欧利师巩聂关相查后荆红游竺权盖益桓公欒闫肖佟';

/** A name of a person as printed: 沈杰, 许 铨, 欧阳明德. */
export const PERSON = `(?:[\\p{Script=Han}]{2,8}(?:[·•][\\p{Script=Han}]{1,8}){1,3}|(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|东方|夏侯)[\\p{Script=Han}]{1,2}|[${SURNAMES}][ \\u3000]{0,2}[\\p{Script=Han}][\\p{Script=Han}]?)`;

const HEAD_TITLE =
  '(?:党[组委](?:书记|副书记)?[、,，和兼 ]*)*(?:局长|厅长|主任|署长|会长|行长|院长|检察长|省长|州长|盟长|旗长|市长|区长|县长|乡长|镇长|(?:自治区|政府)主席|理事长)|党[组委]书记';

/** `…局党委书记、局长：沈杰` */
const SIGNATURE_AFTER = new RegExp(
  `^(?<title>[^。！？，,；;]{0,30}?(?:${HEAD_TITLE}))[：:\\s]+(?<name>${PERSON})$`,
  'u',
);
/** `许 铨 | …局党委书记、局长` */
const SIGNATURE_BEFORE = new RegExp(
  `^(?<name>${PERSON})\\s*[|｜/／:：—-]*\\s+(?<title>[^。！？，,；;]{0,26}?(?:${HEAD_TITLE}))$`,
  'u',
);

export interface Signature {
  readonly name: string;
  readonly title: string;
}

export function readSignature(line: string): Signature | null {
  if (line.length > 45) return null;
  const found = SIGNATURE_AFTER.exec(line) ?? SIGNATURE_BEFORE.exec(line);
  if (!found?.groups) return null;
  return { name: found.groups['name']!.replace(/\s/g, ''), title: found.groups['title']! };
}

const MARKER = /^(?:【\s*([^】]{2,6}?)\s*】|\[\s*([\p{Script=Han}]{2,4})\s*\]|[■◆●▲★]?\s*(看点|盘点))$/u;

/** 【看点】, 【盘点】 and their kin: the word, or null. */
export function readMarker(line: string): string | null {
  const found = MARKER.exec(line);
  return found ? (found[1] ?? found[2] ?? found[3] ?? null) : null;
}

export const DATA_BOX_HEADING =
  /^[【■◆●▲★\s]*(?:数读|数说|数据(?:看|说|亮点|一览|速览)?|数字(?:看|说|里的.{1,6})?|一组数据|成绩单)[】\s]*$/;

export const LEAD_HEADING =
  /^[【■◆●▲★\s]*(?:核心阅读|核心提示|导读|导语|编者按|内容提要|摘要|引言|前言)[】：:\s]*$/;

/** A line of a list: ※, ●, -, ①, 1. and so on. */
export const LIST_ITEM =
  /^(?!——)(?:[-–—*·•※●○◆◇■□▲△★☆►▶✓√]\s*[※●■◆]?\s*|[①-⑳]|\d{1,2}[.、．)）](?!\d)\s*)(?=\S)/;

/** A line that numbers a heading: level and whether it is nothing but the number. */
const NUMBERED_HEADINGS: readonly (readonly [RegExp, 1 | 2])[] = [
  [/^[一二三四五六七八九十]{1,3}[、．.]/, 1],
  [/^第[一二三四五六七八九十\d]{1,3}(?:章|部分|篇|板块)/, 1],
  [/^关键词\s*[一二三四五六七八九十\d]{1,2}/, 1],
  [/^(?:亮点|镜头|聚焦|关键字|篇章|答卷|成绩单)[一二三四五六七八九十\d]{1,2}(?=[\s：:、]|$)/, 1],
  [/^(?:0\d|PART\s*\d{1,2})(?=\s|[\p{Script=Han}]|$)/iu, 1],
  [/^[（(][一二三四五六七八九十]{1,3}[)）]/, 2],
  // 1.2.1 …; of two parts only with a space behind, for 3.5万户 begins lines too.
  [/^\d{1,2}(?:\.\d{1,2}){2,3}(?!\d)|^\d{1,2}\.\d{1,2}\s+(?=[\p{Script=Han}“])/u, 2],
];

export function numberedHeadingLevel(line: string): 1 | 2 | null {
  for (const [pattern, level] of NUMBERED_HEADINGS) if (pattern.test(line)) return level;
  return null;
}

/** A heading of which the words stand on the next line: 关键词4, 第二部分, 三、. */
export const BARE_LABEL =
  /^(?:关键词\s*[一二三四五六七八九十\d]{1,2}|第[一二三四五六七八九十\d]{1,3}(?:章|部分|篇|板块)|[一二三四五六七八九十]{1,3}[、．.]?|(?:亮点|镜头|聚焦|篇章)[一二三四五六七八九十\d]{1,2}|0\d|PART\s*\d{1,2})[：:]?$/iu;

/** What stands under a paper for those who handle it: （联系人：…）, …办公室2023年1月3日印发; 填表人：… 审核人：… under a form. */
export const HANDLING =
  /^[（(]\s*(?:联\s*系\s*(?:人|电话|方式)|此件)[^。]*[）)]$|^[\p{Script=Han}（）]{4,30}\s*(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发$|^(?:填表|制表|填报|统计|审核|复核|单位负责)(?:人|单位|日期|时间)\s*[：:][^。]{0,80}$/u;

export const CAPTION_WORDS =
  /图为|图片为|[（(](?:资料)?图(?:片)?[)）]|[（(].{0,12}(?:摄|供图)[)）]|^图[:：]|供图[)）]?[。]?$|\s摄[)）]?$|(?:记者|通讯员)[^。，]{2,16}摄[)）]?[。]?$/;
