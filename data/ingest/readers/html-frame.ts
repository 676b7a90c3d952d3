import { buildElements, INLINE, type PageElement } from './html-elements.ts';
import type { HtmlEvent } from './html-events.ts';

/** Which elements of a page are not its article. Indexes of their opening events. */
export interface PageFrame {
  /** Nobody who looks at the page sees them. */
  readonly hidden: ReadonlySet<number>;
  /** Menus, trails, comments, lists of other pages, the foot. */
  readonly frames: ReadonlySet<number>;
}

const CONTAINERS = new Set(
  'div section article main header footer nav aside ul ol dl li dd form p td tr table tbody center span'.split(
    ' ',
  ),
);
/** Elements and roles that say themselves that they are no article. */
const FRAME_TAGS = new Set(['nav', 'footer', 'aside']);
const FRAME_ROLES = new Set(
  'navigation banner contentinfo search complementary menu menubar toolbar'.split(' '),
);
/** In an article, links are less than this share of a block's letters. */
const LINK_SHARE = 0.6;
const FEWEST_LINKS = 2;
/** The name of a page or of a column; a paragraph that is one link is longer. */
const LONGEST_LINK = 40;
/** Another part of the page with this share of the article's weight makes it unsure which one is the article. */
const RIVAL = 0.5;
/** A neighbour with this share of the article's weight belongs to it. */
const NEIGHBOUR = 0.2;
/** Less weight than that of two short paragraphs finds no article. */
const LEAST_WEIGHT = 6;

/**
 * Tells the article of a page from its frame. A block that is mostly links and holds no sentence is a menu or a list of
 * other pages. The article is the element that holds most of the paragraphs near to it (weighed as Arc90's Readability
 * does: commas and length, less the share of links); what stands around it is the frame, but for the page's h1, a line
 * above it that is a whole title, tables and neighbours of weight. Where two parts of the page weigh alike, only the lists of links go.
 */
export function frameOf(events: readonly HtmlEvent[]): PageFrame {
  const { root, hidden, all } = buildElements(events);
  const frames = new Set(all.filter(isListOfLinks).map(({ at }) => at));
  const article = articleOf(all);
  if (article) {
    const around = linesOf(article);
    for (const at of aroundArticle(article, root)) frames.add(at);
    for (const one of all) if (one.isUnspoken && !around.has(one)) frames.add(one.at);
  }
  return { hidden, frames };
}

function isListOfLinks({
  tag,
  role,
  letters,
  linkLetters,
  links,
  sentences,
  hasTitle,
}: PageElement): boolean {
  if (!CONTAINERS.has(tag) || hasTitle || letters === 0) return false;
  if ((FRAME_TAGS.has(tag) || FRAME_ROLES.has(role)) && sentences < 2) return true;
  return (
    links >= FEWEST_LINKS &&
    sentences === 0 &&
    linkLetters >= LINK_SHARE * letters &&
    linkLetters / links <= LONGEST_LINK
  );
}

function weightOf({ weight, letters, linkLetters }: PageElement): number {
  return letters === 0 ? 0 : weight * (1 - linkLetters / letters);
}

function articleOf(all: readonly PageElement[]): PageElement | null {
  const best = heaviest(all.filter(({ isNamedFrame }) => !isNamedFrame)) ?? heaviest(all);
  if (!best || standsAboveTitle(best, all)) return null;
  const inside = linesOf(best);
  const rival = all.some(
    (element) =>
      weightOf(element) >= RIVAL * weightOf(best) &&
      (!element.isNamedFrame || best.isNamedFrame) &&
      !inside.has(element) &&
      !linesOf(element).has(best) &&
      element.parent !== best.parent,
  );
  return rival ? null : best;
}

function heaviest(some: readonly PageElement[]): PageElement | null {
  let best: PageElement | null = null;
  for (const element of some) if (weightOf(element) > (best ? weightOf(best) : LEAST_WEIGHT)) best = element;
  return best;
}

/** An article stands below its title. */
function standsAboveTitle(article: PageElement, all: readonly PageElement[]): boolean {
  const titles = all.filter(({ tag }) => tag === 'h1');
  return titles.length === 1 && titles[0]!.at > article.at && !linesOf(titles[0]!).has(article);
}

/** The element and all above it. */
function linesOf(element: PageElement): ReadonlySet<PageElement> {
  const lines = new Set<PageElement>();
  for (let one: PageElement | null = element; one; one = one.parent) lines.add(one);
  return lines;
}

/** Everything that stands beside the article on any level above it and is no part of it. */
function aroundArticle(article: PageElement, root: PageElement): number[] {
  const around: number[] = [];
  for (let inner = article; inner !== root && inner.parent; inner = inner.parent) {
    const isNear = inner === article;
    for (const other of inner.parent.children)
      if (other !== inner && !belongs(other, article, isNear))
        for (const at of printsTitleAbove(other, article) ? besideTitle(other) : [other.at]) around.push(at);
  }
  return around;
}

/** Above the article a line that is a whole title is its own. */
function printsTitleAbove(other: PageElement, article: PageElement): boolean {
  return other.at < article.at && other.hasTitleLine && (!other.isNamedFrame || article.isNamedFrame);
}

/** Bars and menus in the element that prints the title. */
function besideTitle({ children }: PageElement): number[] {
  return children.flatMap((child) =>
    child.hasTitleLine ? besideTitle(child) : child.links > 0 && !INLINE.has(child.tag) ? [child.at] : [],
  );
}

function belongs(other: PageElement, article: PageElement, isNear: boolean): boolean {
  if (other.hasTitle || /^h[1-6]$|^br$/.test(other.tag)) return true;
  if (!isNear || (other.isNamedFrame && !article.isNamedFrame)) return false;
  // Right beside the article, what holds no link is a part of it: a heading, a note, a signature.
  return other.links === 0 || other.tag === 'table' || weightOf(other) >= NEIGHBOUR * weightOf(article);
}
