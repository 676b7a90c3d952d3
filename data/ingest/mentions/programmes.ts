import { formsOf, type ProgrammeNames } from '../programme-forms.ts';
import type { NameFound } from './name-found.ts';
import { matchesOf } from '../../text/matches-of.ts';

/** What makes a quoted name a programme's, inside the marks (“浙食链”) or behind them (“清源”行动). */
const INSIDE =
  /(?:行动|工程|平台|在线|链|码|贷|计划|专项|系统|通|指数|工作法|应用|地图|大脑|云社区|一件事|一网通办|一网统管|试验区|快车|专班|指挥部|冲锋队|先锋队|服务队|学堂|成长营|窗口|专窗|专区|驿站|讲堂|课堂|联盟|先行区|一码通|直通车|一次办|一次查)$/u;
const BEHIND =
  /^(?:专项|集中|系列|联合|三年|主题|品牌|金融|信贷|线上|网络|智慧|数字|服务|惠企)*(?:整治|执法|提升|攻坚|培育|创建)*(?:行动|工程|平台|计划|系统|应用|工作法|改革|活动|创建|品牌|模式|机制|项目|场景|体系)/u;
const QUOTED = /[“「]([^“”「」，。；：、！？]{2,16})[”」]/gu;

/** A programme without marks is recognised by the verb that carries it out and its last word: 实施信用筑基行动. */
const CARRIED_OUT =
  /(?:实施|开展|启动|推进|深化|推出|上线|打造|深入实施|联合开展|组织开展)(?:了)?((?!多|联合|专项|集中|系列|一|各|全|统一|相关|统筹|有关|执法|本|该)(?:(?!的|个月)[\u4e00-\u9fffA-Z0-9]){3,14}?(?:专项行动|提升行动|行动|工程|平台|计划))(?!组|队|者|力|方案|部)/gu;
/** GM2D在线: letters and digits with such a word behind them. */
const LETTERED = /(?<![A-Za-z0-9])([A-Z][A-Za-z]*\d*[A-Z]*\d*(?:在线|平台|系统|码|链))/gu;

/** Reads programmes out of a text: first by the thesaurus, then by their form. Names of one place do not overlap. */
export function programmesIn(text: string, thesaurus: readonly ProgrammeNames[]): NameFound[] {
  const { finder, preferred } = formsOf(thesaurus);
  const listed = finder.find(text).map(({ at, word, value }) => place(value, at, word.length));
  const formed = [...byForm(text)].map((one) => ({ ...one, name: preferred.get(one.name) ?? one.name }));
  return withoutOverlaps([...listed, ...formed.filter((one) => !listed.some((other) => isMost(other, one)))]);
}

/** 加油机计量专项治理 in 燃油加油机计量专项治理行动: the listed name says what is meant; 物防 in 物防在线 does not. */
function isMost(listed: NameFound, formed: NameFound): boolean {
  return (
    listed.start >= formed.start &&
    listed.end <= formed.end &&
    2 * (listed.end - listed.start) > formed.end - formed.start
  );
}

/** Of two names at one place the one that begins first stands, at the same beginning the one listed first. */
export function withoutOverlaps<Name extends NameFound>(names: readonly Name[]): Name[] {
  const kept: Name[] = [];
  for (const name of names.toSorted((a, b) => a.start - b.start)) {
    if (name.start >= (kept.at(-1)?.end ?? 0)) kept.push(name);
  }
  return kept;
}

function* byForm(text: string): Generator<NameFound> {
  for (const match of matchesOf(QUOTED, text)) {
    const inner = match[1]!;
    if (
      INSIDE.test(inner) ||
      BEHIND.test(text.slice(match.index + match[0].length, match.index + match[0].length + 14))
    ) {
      yield place(inner, match.index + 1, inner.length);
    }
  }
  for (const pattern of [CARRIED_OUT, LETTERED]) {
    for (const match of matchesOf(pattern, text)) {
      // 深化推进三年行动: both words say that it is carried out.
      const name = match[1]!.replace(/^(?:推进|开展|实施|深化|组织|启动|全面|扎实|持续|深入)+/u, '');
      if (name !== match[1] && name.length < 4) continue;
      yield place(name, match.index + match[0].length - name.length, name.length);
    }
  }
}

const place = (name: string, start: number, length: number): NameFound => ({
  name,
  start,
  end: start + length,
});
