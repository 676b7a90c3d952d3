import type { HtmlEvent } from './html-events.ts';
import { hiddenBySheets } from './html-sheets.ts';
import { shownByScript } from './shown-by-script.ts';
import { hidesText } from './hidden-style.ts';
import { unseenByInheritance } from './unseen-by-inheritance.ts';
import { isFullTitle } from '../lines/title-form.ts';

/** An element with what stands in it, its inner elements included; what nobody sees is not counted. */
export interface PageElement {
  /** Index of its opening event. */
  readonly at: number;
  readonly tag: string;
  readonly role: string;
  /** Not read aloud: a copy, or what lies over the page for a while. */
  readonly isUnspoken: boolean;
  readonly parent: PageElement | null;
  readonly children: PageElement[];
  readonly isLink: boolean;
  /** It stands in a link: a teaser, however long. */
  readonly inLink: boolean;
  /** Its class or id names it comments, teasers, a menu or a bar of buttons; or that of an element around it does. */
  readonly isNamedFrame: boolean;
  letters: number;
  linkLetters: number;
  links: number;
  /** Ends of sentences outside links. */
  sentences: number;
  /** Holds an h1. */
  hasTitle: boolean;
  /** Holds a line outside of links that is a whole title. */
  hasTitleLine: boolean;
  /** Of the paragraphs directly in it, and half of those one level deeper; what wraps one element alone is no level. */
  weight: number;
  /** What it weighs as a paragraph. */
  points: number;
  /** Text that stands in no inner block. */
  ownLetters: number;
  ownCommas: number;
  /** The beginning of that text, in lines; that of links is left out. */
  ownText: string;
}

const UNSEEN = new Set(
  'script style noscript template head title iframe object svg select button textarea rt rp'.split(' '),
);
export const INLINE = new Set('a b strong i em u font span sup sub small label big mark br'.split(' '));
/** A shorter paragraph says nothing about where the article is. */
const SHORTEST_PARAGRAPH = 20;

export function buildElements(events: readonly HtmlEvent[]): {
  readonly root: PageElement;
  readonly all: readonly PageElement[];
  /** Elements, and texts of their own, that nobody sees. */
  readonly hidden: ReadonlySet<number>;
} {
  const root = elementOf(-1, '', {}, null);
  const all: PageElement[] = [];
  const shown = shownByScript(events);
  const hidden = new Set([...hiddenBySheets(events), ...unseenByInheritance(events, shown)]);
  hidden.delete(shown);
  let current = root;
  let unseen = 0;
  events.forEach((event, at) => {
    if (event.kind === 'open') {
      const isHidden = at !== shown && (hidden.has(at) || isUnseen(event.tag, event.attributes));
      if (isHidden) hidden.add(at);
      if (isHidden || unseen > 0) unseen++;
      current = elementOf(at, event.tag, event.attributes, current);
      if (unseen === 0) {
        current.parent!.children.push(current);
        all.push(current);
      }
    } else if (event.kind === 'close') {
      if (unseen > 0) unseen--;
      else finish(current);
      current = current.parent ?? root;
    } else if (unseen === 0 && !hidden.has(at)) countText(current, event.text);
  });
  for (const element of all) spread(element);
  return { root, all, hidden };
}

function elementOf(
  at: number,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  parent: PageElement | null,
): PageElement {
  const isLink = tag === 'a' && attributes['href'] !== undefined;
  return {
    at,
    tag,
    role: attributes['role'] ?? '',
    isUnspoken: attributes['aria-hidden'] === 'true',
    parent,
    children: [],
    isLink,
    inLink: isLink || parent?.inLink === true,
    isNamedFrame: parent?.isNamedFrame === true || namesFrame(attributes),
    letters: 0,
    linkLetters: 0,
    links: 0,
    sentences: 0,
    hasTitle: tag === 'h1',
    hasTitleLine: false,
    weight: 0,
    points: 0,
    ownLetters: 0,
    ownCommas: 0,
    ownText: '',
  };
}

const FRAME_NAMES = new Set(
  (
    'comment comments cmt pinglun reply replies recommend recommended tuijian related relate xiangguan xgwz xgyd share hot rank ' +
    'sidebar aside footer foot copyright nav menu breadcrumb breadcrumbs crumb crumbs qrcode qr ewm toolbar tool tools dialog ' +
    'popup modal toast ad ads advert banner'
  ).split(' '),
);

/** rich_media_tool, commentList: by the words that a class or an id is made of. */
function namesFrame(attributes: Readonly<Record<string, string>>): boolean {
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.slice(0, LONGEST_NAME);
  return (
    names.length > 1 &&
    names
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => FRAME_NAMES.has(word))
  );
}

const LONGEST_NAME = 400;

function isUnseen(tag: string, attributes: Readonly<Record<string, string>>): boolean {
  return (
    UNSEEN.has(tag) ||
    (attributes['hidden'] !== undefined && attributes['hidden'] !== 'until-found') ||
    // An icon, written as a word of its font.
    (attributes['aria-hidden'] === 'true' && INLINE.has(tag)) ||
    hidesText(attributes['style'] ?? '')
  );
}

function countText(element: PageElement, text: string): void {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (element.ownText.length < LONGEST_OWN_TEXT) element.ownText += text.replaceAll(/\s+/g, ' ');
  element.letters += letters;
  element.ownLetters += letters;
  element.sentences += text.match(/[。！？；]/gu)?.length ?? 0;
  element.ownCommas += text.match(/[，、。；,]/gu)?.length ?? 0;
}

/** An inline element's text is its block's own; a block's paragraph weighs for the block around it, or for itself. */
function finish(element: PageElement): void {
  const { parent } = element;
  if (!parent) return;
  parent.letters += element.letters;
  parent.linkLetters += element.isLink ? element.letters : element.linkLetters;
  parent.links += element.isLink && element.letters > 0 ? 1 : element.links;
  parent.sentences += element.isLink ? 0 : element.sentences;
  parent.hasTitle ||= element.hasTitle;
  if (INLINE.has(element.tag)) {
    if (element.isLink) return;
    parent.ownLetters += element.ownLetters;
    parent.ownCommas += element.ownCommas;
    if (parent.ownText.length < LONGEST_OWN_TEXT)
      parent.ownText += element.tag === 'br' ? '\n' : element.ownText;
    return;
  }
  parent.ownText += '\n';
  if (!element.inLink) parent.hasTitleLine ||= element.hasTitleLine ||= printsTitle(element.ownText);
  if (element.ownLetters < SHORTEST_PARAGRAPH || element.inLink) return;
  const points = 1 + element.ownCommas + Math.min(3, element.ownLetters / 100);
  element.points = points;
}

/** Longer text is no title with what stands beside it. */
const LONGEST_OWN_TEXT = 400;

function printsTitle(text: string): boolean {
  return text.split('\n').some((line) => isFullTitle(line.trim()));
}

/** The points of a paragraph go to the block around it, and half of them to the one around that. */
function spread(element: PageElement): void {
  const { points } = element;
  if (points === 0) return;
  // Text with line breaks straight in a div or a cell makes that the article.
  if (element.tag !== 'p') element.weight += points;
  const host = hostOf(element);
  // Comments speak for nothing around them.
  if (!host || (element.isNamedFrame && !host.isNamedFrame)) return;
  host.weight += points;
  const outer = hostOf(host);
  if (outer && (!element.isNamedFrame || outer.isNamedFrame)) outer.weight += points / 2;
}

/** The nearest block around an element that holds more than that. */
function hostOf({ parent }: PageElement): PageElement | null {
  let host = parent;
  while (host?.parent && (INLINE.has(host.tag) || (WRAPPERS.has(host.tag) && holdsOne(host))))
    host = host.parent;
  return host;
}

const WRAPPERS = new Set('div section'.split(' '));

function holdsOne({ children }: PageElement): boolean {
  let blocks = 0;
  for (const { letters, tag } of children) if (letters > 0 && !INLINE.has(tag) && ++blocks > 1) return false;
  return blocks === 1;
}
