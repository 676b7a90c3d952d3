import { hidesText } from './hidden-style.ts';
import type { HtmlEvent } from './html-events.ts';

/** One simple selector of a chain: `div.note#main`. */
interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
}

interface Rule {
  /** Outermost first; a child is taken for a descendant. */
  readonly chain: readonly Compound[];
  readonly specificity: number;
  readonly marks: boolean;
}

/** What a declaration block says of an element: true, false, or null for nothing. */
export type Judge = (declarations: string) => boolean | null;

/** A page has a few dozen that say whether something is seen; more are not looked at, so that reading stays linear. */
const MOST_RULES = 2000;
/** Of one element or class. */
const MOST_ALIKE = 50;
/** How far up a chain is looked for. */
const MOST_ANCESTORS = 64;

/**
 * Opening events of elements that the page's own style sheets hide on a screen (`display: none` and the like), by
 * the cascade of CSS 2.2 §6.4: the more particular selector wins, then the later. Selectors with anything but tags,
 * classes, ids and descent say nothing here, and sheets for print neither.
 */
export function hiddenBySheets(events: readonly HtmlEvent[]): ReadonlySet<number> {
  return markedBySheets(events, isHiding);
}

/** Opening events of elements of which the sheets' last word is that `judge` is true of them. */
export function markedBySheets(events: readonly HtmlEvent[], judge: Judge): ReadonlySet<number> {
  return new Set(Array.from(saidBySheets(events, judge)).flatMap(([at, said]) => (said ? [at] : [])));
}

/** The sheets' last word on elements of which they say something, by their opening events. */
export function saidBySheets(events: readonly HtmlEvent[], judge: Judge): ReadonlyMap<number, boolean> {
  const rules = indexed(rulesOf(sheetText(events), judge));
  const said = new Map<number, boolean>();
  if (rules.size === 0) return said;
  const stack: Compound[] = [];
  events.forEach((event, at) => {
    if (event.kind === 'close') stack.pop();
    if (event.kind !== 'open') return;
    const element = elementOf(event.tag, event.attributes);
    const isShown = /(?:^|;)\s*display\s*:\s*(?!none)/i.test(event.attributes['style'] ?? '');
    const last = isShown ? null : lastWord(element, stack, rules);
    if (last !== null) said.set(at, last);
    stack.push(element);
  });
  return said;
}

function isHiding(declarations: string): boolean | null {
  if (hidesText(declarations)) return true;
  return /(?:^|;)\s*(?:display|opacity)\s*:/i.test(declarations) ? false : null;
}

function sheetText(events: readonly HtmlEvent[]): string {
  let within = false;
  let text = '';
  for (const event of events) {
    if (event.kind === 'text') text += within ? event.text : '';
    else if (event.tag === 'style') {
      within = event.kind === 'open' && isForScreen(event.attributes['media'] ?? '');
      text += '\n';
    }
  }
  return text.replaceAll(/\/\*[^]*?\*\//g, ' ');
}

const isForScreen = (media: string): boolean =>
  media.trim() === '' || /^\s*(?:only\s+)?(?:screen|all)\s*$/i.test(media);

/** Rules that say something, in their order; what stands in an @-block for another medium is left out. */
function rulesOf(sheet: string, judge: Judge): Rule[] {
  const rules: Rule[] = [];
  for (const [, selectors, body] of topLevel(sheet).matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    const marks = judge(body!);
    if (marks === null) continue;
    for (const selector of selectors!.split(',')) {
      const chain = chainOf(selector);
      if (chain) rules.push({ chain, marks, specificity: specificityOf(chain) });
      if (rules.length === MOST_RULES) return rules;
    }
  }
  return rules;
}

/** The sheet without its @-blocks, but with what stands in `@media screen`. */
function topLevel(sheet: string): string {
  let kept = '';
  let skipped = 0;
  for (const part of sheet.match(/@[^{};]*\{|@[^{};]*;|\{|\}|[^{}@]+/g) ?? []) {
    if (skipped > 0) skipped += part.endsWith('{') ? 1 : part === '}' ? -1 : 0;
    else if (!part.startsWith('@')) kept += part;
    else if (part.endsWith('{') && !isForScreen(/^@media(.*)\{$/is.exec(part)?.[1] ?? 'none')) skipped = 1;
  }
  return kept;
}

/** Null for a selector of another form. */
function chainOf(selector: string): readonly Compound[] | null {
  const parts = selector.replaceAll('>', ' ').trim().split(/\s+/);
  const chain = parts.map((part) => {
    const found = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/i.exec(part);
    if (!found || part === '') return null;
    const names = found[2]!.match(/[.#][\w-]+/g) ?? [];
    return {
      tag: found[1] === undefined || found[1] === '*' ? null : found[1].toLowerCase(),
      id: names.find((name) => name.startsWith('#'))?.slice(1) ?? null,
      classes: names.flatMap((name) => (name.startsWith('.') ? [name.slice(1)] : [])),
    };
  });
  return chain.every((one) => one !== null) ? chain : null;
}

function specificityOf(chain: readonly Compound[]): number {
  return chain.reduce(
    (sum, { tag, id, classes }) =>
      sum + (id === null ? 0 : 10_000) + classes.length * 100 + (tag === null ? 0 : 1),
    0,
  );
}

type RuleIndex = ReadonlyMap<string, readonly Rule[]>;

/** By one thing that the innermost element of the chain must have. */
function indexed(rules: readonly Rule[]): RuleIndex {
  const index = new Map<string, Rule[]>();
  for (const rule of rules) {
    const { tag, id, classes } = rule.chain.at(-1)!;
    const key = id === null ? (classes[0] === undefined ? (tag ?? '*') : `.${classes[0]}`) : `#${id}`;
    const alike = index.get(key) ?? [];
    index.set(key, [...alike, rule].slice(-MOST_ALIKE));
  }
  return index;
}

function elementOf(tag: string, attributes: Readonly<Record<string, string>>): Compound {
  const classes = (attributes['class'] ?? '').split(/\s+/, MOST_ALIKE).filter((name) => name !== '');
  return { tag, id: attributes['id'] ?? null, classes };
}

function lastWord(element: Compound, ancestors: readonly Compound[], rules: RuleIndex): boolean | null {
  const keys = [element.tag!, `#${element.id ?? ''}`, ...element.classes.map((name) => `.${name}`)];
  let best: Rule | null = null;
  for (const rule of keys.flatMap((key) => rules.get(key) ?? [])) {
    if (best && rule.specificity < best.specificity) continue;
    if (matches(rule.chain, element, ancestors)) best = rule;
  }
  return best?.marks ?? null;
}

function matches(chain: readonly Compound[], element: Compound, ancestors: readonly Compound[]): boolean {
  if (!isLike(element, chain.at(-1)!)) return false;
  let wanted = chain.length - 2;
  const last = Math.max(0, ancestors.length - MOST_ANCESTORS);
  for (let at = ancestors.length - 1; at >= last && wanted >= 0; at--)
    if (isLike(ancestors[at]!, chain[wanted]!)) wanted--;
  return wanted < 0;
}

function isLike(element: Compound, { tag, id, classes }: Compound): boolean {
  return (
    (tag === null || tag === element.tag) &&
    (id === null || id === element.id) &&
    classes.every((name) => element.classes.includes(name))
  );
}
