import { PERSON, readSignature } from '../lines/line-patterns.ts';

export interface Head {
  readonly name: string;
  readonly title: string;
}

const POSTS = '(?:党[组委](?:副)?书记(?:[、,，和兼]\\s*)?)?(?:局长|厅长|署长)|党[组委]书记';
const IN_TEXT = new RegExp(
  `(?<![副原])(?<post>${POSTS})(?<name>${PERSON})(?=如是说|说|表示|介绍|指出|强调|要求|认为|带队|[，,：:。])`,
  'gu',
);
/** Heads of other agencies are named too: 省市场监管局局长…来平调研. */
const OTHERS = /国家|总局|省市场监管局|省局|省药监局|副$|分局|所$/;

/** The head of the agency: who signed, else who is named with the post in the text and of no other agency. */
export function findHead(signatures: readonly string[], body: string, isProvince: boolean): Head | null {
  for (const line of signatures) {
    const signed = readSignature(line);
    if (signed) return { name: signed.name, title: postOf(signed.title) };
  }
  const votes = new Map<string, { readonly head: Head; count: number }>();
  for (const { groups, index } of body.matchAll(IN_TEXT)) {
    const before = /[^。；，,：:“”\n]*$/.exec(body.slice(Math.max(0, index - 16), index))![0];
    if (!groups || (OTHERS.test(before) && !isProvince)) continue;
    const name = groups['name']!.replace(/\s/g, '');
    const known = votes.get(name);
    if (known) known.count++;
    else votes.set(name, { head: { name, title: groups['post']! }, count: 1 });
  }
  return [...votes.values()].sort((a, b) => b.count - a.count)[0]?.head ?? null;
}

/** 平湖市市场监管局党委书记、局长 → 党委书记、局长 */
function postOf(title: string): string {
  return (
    /(?:党[组委].*|[局厅署]长|主任|书记)$/u
      .exec(title)?.[0]
      .replace(/^.*?(?=党[组委]|[局厅署]长|主任)/u, '') ?? title
  );
}
