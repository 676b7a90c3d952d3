import type { Defect } from '../../contract/model.ts';
import { rawRange } from '../../text/traced-text.ts';
import { datelinesOf } from './datelines.ts';
import type { Joint } from './join-lines.ts';
import { letterheadOf } from './letterhead.ts';
import { OFFICE_END } from './line-patterns.ts';
import { edgeLines } from './page-edges.ts';
import { isFullTitle, standsBelowTitle } from './title-form.ts';
import { joinTitle } from './title-lines.ts';
import { withDigits } from './year-digits.ts';
import type { SourceLine } from './source-line.ts';

/** What the frame of a web page says about the report inside it. */
export interface PageFacts {
  readonly publishedYear: number | null;
  readonly publishedMonth: number | null;
  readonly source: string | null;
}

/**
 * Buttons and nothing else: 【打印】【关闭】, 分享到：微信 微博. 关闭非法加工点12个 is none, nor is the line of a paragraph
 * that happens to begin with 字号”.
 */
const BUTTONS =
  /^[【[]?\s*(?:字体|字号|大小|打印|关闭|收藏|分享|复制|返回|扫一扫|微信|微博|朗读|下载|一键)(?:字体|字号|大小|打印|关闭|收藏|分享|复制|链接|返回|顶部|列表|扫一扫|二维码|微信|微博|新浪|腾讯|朋友圈|好友|公众号|QQ|空间|朗读|收听|播放|暂停|停止|下载|本[页文]|此[页文]|该页|当前|页面?|窗口|文章|正文|全文|原文|内容|文件|文档|附件|版本?|PDF|Word|到|至|在|用|我的?|手机|移动端|打开|查看|阅读|浏览|默认|标准|特大|超大|大|中|小|更多|[\s：:|｜/／、·【】[\]（）()<>+＋\-－AaTt])*$/iu;

const FURNITURE: readonly RegExp[] = [
  /^(?:您?的?(?:当前|现在)?(?:所在)?(?:的)?位置|当前栏目)\s*[：:]/,
  /^首页\s*(?:[>＞›»/\\|→-]|$)/,
  /^(?:[^。！？]{1,20}\s*[>＞›»]\s*){2,}[^。！？]{0,30}$/,
  /^(?:索\s*引\s*号|信息索引号?|文\s*号|发文字号|公开方式|公开范围|公开时限|主题分类|体裁分类|信息分类|组配分类|有效性|统一编号|发布机构|发文机关|责任部门|信息名称|生成日期|成文日期|公文时效)(?:\s*[/：:]|\s+[^\s，、；”]{1,40}$|\s*$)/,
  /^(?:发布|发文|公开|更新|发表|成文|印发)?(?:日期|时间)\s*[：:]/,
  /^(?:信息|文章|稿件|内容)?(?:来源|出处)\s*[：:]/,
  /^(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[：:]?\s*\d*\s*次?$/,
  // 2024-03-28 10:12, and in brackets below a title
  /^[（(]?(?:\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?)[)）]?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s.{0,40})?$/,
  BUTTONS,
  // the head of a newspaper's page: A05 年终盘点, 第3版 要闻
  /^(?:[A-Z]\d{2}版?|第\s?\d{1,2}\s?版)\s*[\p{Script=Han}·]{0,10}$/u,
  // A- A A+, 大 中 小: how large the letters are to be
  /^(?:[AaTt大中小][+＋\-－]?[\s|｜/／]*){2,4}$/,
  /^(?:上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|新闻|文章|附件)|推荐阅读)(?:\s*[：:]|\s|$)/,
  /^(?:(?:版权所有|主办(?:单位)?|承办(?:单位)?|技术支持|网站标识码|联系我们|关于我们|网站地图)(?:\s*[：:©|｜\d]|\s|$)|.{0,10}ICP备|.{0,6}公网安备|Copyright|©|建议使用.{0,12}(?:浏览器|分辨率|IE|Chrome))/i,
  /^(?:首页|政务公开|信息公开|政民互动|办事服务|新闻中心|机构概况|专题专栏)(?:\s+\S{2,6}){1,12}$/,
  /^(?:责任编辑|责编|编辑|审核|校对|监制|终审)\s*[：:]\s*[\p{Script=Han}\s]{2,12}$/u,
  // 1/6/23, 9:12 AM 工作总结_某县人民政府: what a browser prints at the head of a page
  /^\d{1,2}\/\d{1,2}\/\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:\s|$)/i,
  // https://…/t1203.html 1/3: what a browser prints at the foot of a page
  /^(?:https?|file):\/\/\S+\s+\d{1,4}\s*[/／]\s*\d{1,4}$/i,
  /^(?:无障碍|长者模式|繁體|简体|English|登录|注册|搜索|我要纠错|当前版本)(?:[\s|｜]|$)/i,
];

/** These are whole sentences: whose words a page prints, and where from. */
const NOTICE =
  /^[（(【]?(?:(?:免责|版权|特别|郑重)?声明|版权说明)\s*[：:].{0,80}(?:本网|本站|版权|转载)|^本文(?:打印自|来源于|转载自|链接|网址)/;

const DATE =
  /(?:发布|发文|公开|发表|更新|印发|成文|生成)?(?:日期|时间)?\s*[：:]?\s*((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*\d{1,2}/;
const SOURCE = /(?:来源|出处|发布机构|发文机关)\s*[：:]\s*([\p{Script=Han}]{2,30})(?![\p{Script=Han}：:])/u;
/** 平湖市审计局 2024-01-20 18:00 */
const OFFICE_AND_DATE = new RegExp(
  String.raw`^([\p{Script=Han}（）]{4,28}(?:${OFFICE_END}))\s+(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d`,
  'mu',
);

/**
 * Takes the frame of a saved web page off: breadcrumbs, catalogue lines, buttons, footers. A date that signs the paper
 * stays, and tells when it came out where the page does not. `stated`: what the page says of itself elsewhere, as lines.
 */
export function liftPageFurniture(
  lines: readonly SourceLine[],
  stated: readonly string[] = [],
): {
  readonly lines: readonly SourceLine[];
  readonly joints: readonly Joint[];
  readonly facts: PageFacts;
  readonly defects: readonly Defect[];
} {
  const texts = lines.map((line) => line.text);
  const signed = datelinesOf(texts);
  const titleAt = lines.findIndex((line) => line.isTitle);
  const edge = edgeLines(texts, isFurniture, titleAt);
  const isLifted = (at: number): boolean =>
    !lines[at]!.isTitle &&
    !signed.has(at) &&
    (edge.has(at) || (isFurniture(texts[at]!) && !goesOn(texts[at - 1])));
  const lifted = lines.filter((_, at) => isLifted(at));
  const { lines: titled, joints } = withTitle(
    withLetterhead(
      lines.flatMap((line, at) =>
        isLifted(at) ? [] : signed.has(at) ? [{ ...line, isDateline: true }] : [line],
      ),
    ),
  );
  return {
    lines: titled,
    joints,
    facts: factsOf(
      [...stated, ...lifted.map((line) => line.text)],
      texts.filter((_, at) => signed.has(at)),
    ),
    defects: lifted.map((line) => {
      const [rawStart, rawEnd] = rawRange(line.traced, 0, line.text.length);
      return { kind: 'page_furniture', rawStart, rawEnd, before: line.text, after: '' };
    }),
  };
}

/** In the middle of a sentence there stands no button. */
function goesOn(above: string | undefined): boolean {
  return above !== undefined && /[，、“‘（《]$/u.test(above);
}

/** A letterhead says whose the paper is, as what signs it does. */
function withLetterhead(lines: readonly SourceLine[]): readonly SourceLine[] {
  const letterhead = letterheadOf(lines.map(({ text, isTitle }) => (isTitle ? '' : text)));
  return lines.map((line, at) => (letterhead.has(at) ? { ...line, isDateline: true } : line));
}

interface Titled {
  readonly lines: readonly SourceLine[];
  /** Between the lines of a title. */
  readonly joints: readonly Joint[];
}

/**
 * The title that the first lines print, on one of them or on several, is a heading, and what stands right below titles
 * with it, however narrow or wide the lines of the text are.
 */
function withTitle(lines: readonly SourceLine[]): Titled {
  const body = lines.findIndex(({ text }) => /[。！？；]/.test(text));
  const head = lines.slice(0, body < 0 ? HEAD_LINES : Math.min(body, HEAD_LINES));
  const title = head.some(({ isTitle }) => isTitle) ? wholeTitle(head) : joinTitle(head);
  if (!title) return { lines, joints: [] };
  const { start, end, line, joints } = title;
  const below = end - start === 1 ? lines.slice(end) : withSignature(line, lines.slice(end));
  let last = 0;
  while (last < below.length && !below[last]!.isDateline && standsBelowTitle(below[last]!.text)) last++;
  return {
    lines: [
      ...lines.slice(0, start),
      { ...line, isMarkedHeading: true },
      ...below.map((one, i) => (i < last ? { ...one, isMarkedHeading: true } : one)),
    ],
    joints,
  };
}

/** Where the file names its title, its lines stay as they are. */
function wholeTitle(head: readonly SourceLine[]): ReturnType<typeof joinTitle> {
  const start = head.findIndex(({ text }) => isFullTitle(text));
  return start < 0 ? null : { start, end: start + 1, line: head[start]!, joints: [] };
}

/** Who signs below a title is known once the title is whole. */
function withSignature(title: SourceLine, below: readonly SourceLine[]): readonly SourceLine[] {
  const signed = datelinesOf([title, ...below].map(({ text }) => text));
  return below.map((line, i) => (signed.has(i + 1) ? { ...line, isDateline: true } : line));
}

const HEAD_LINES = 12;

/** A label and its value may stand on two lines. */
function factsOf(lifted: readonly string[], signed: readonly string[]): PageFacts {
  const dates = [...lifted, ...signed]
    .map((text) => DATE.exec(withDigits(text)))
    .filter((found) => found !== null);
  const date = dates.find(([text]) => /[日期时间]\s*[：:]/.test(text)) ?? dates[0];
  return {
    ...(date
      ? { publishedYear: Number(date[1]), publishedMonth: Number(date[2]) }
      : dateWritten([...signed, ...lifted.filter((text) => /(?:日期|时间)\s*[：:]/.test(text))])),
    source: (SOURCE.exec(lifted.join('\n')) ?? OFFICE_AND_DATE.exec(lifted.join('\n')))?.[1] ?? null,
  };
}

const MONTHS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** 二〇二四年一月十日 */
function dateWritten(signed: readonly string[]): Pick<PageFacts, 'publishedYear' | 'publishedMonth'> {
  const found = signed
    .map((text) => /((?:19|20)\d{2})\s*年\s*(元|[一二三四五六七八九十]{1,2})?/u.exec(withDigits(text)))
    .find((one) => one !== null);
  const month = MONTHS.indexOf(found?.[2] === '元' ? '一' : (found?.[2] ?? ''));
  return {
    publishedYear: found ? Number(found[1]) : null,
    publishedMonth: month > 0 ? month : null,
  };
}

function isFurniture(line: string): boolean {
  if (line.length > 160) return false;
  return (FURNITURE.some((pattern) => pattern.test(line)) && !/[。！？]/.test(line)) || NOTICE.test(line);
}
