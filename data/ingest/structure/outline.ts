import type { SectionRole } from '../../contract/model.ts';
import type { Block } from '../lines/block.ts';
import { joinHeading, type Joint } from '../lines/join-lines.ts';
import {
  BARE_LABEL,
  DATA_BOX_HEADING,
  LEAD_HEADING,
  numberedHeadingLevel,
  readMarker,
} from '../lines/line-patterns.ts';
import type { TracedText } from '../../text/traced-text.ts';
import type { FrontMatter } from './front-matter.ts';
import {
  isOutlookHeading,
  looksBackWords,
  namesNextYear,
  namesYearCovered,
  planScore,
  type PlanYears,
} from './plan-language.ts';

/** A section before its kind, year and topic are settled. */
export interface OutlineSection {
  role: SectionRole;
  readonly level: 1 | 2;
  readonly heading: TracedText | null;
  readonly passages: TracedText[];
  /** Stands under 看点, 盘点 or the like, which look back. */
  readonly isMarked: boolean;
  /** Stands inside an outlook. */
  readonly inOutlook: boolean;
}

const FIRST_PART = /^(?:一[、．.]|第[一1](?:章|部分|篇|板块))/;

/** A plan may be full of figures; words that look back weigh more than those (plan-language.ts). */
const LOOKS_BACK = -2.5;

export interface Outline {
  readonly sections: readonly OutlineSection[];
  readonly joints: readonly Joint[];
}

/** Puts blocks under their headings, in reading order; captions follow the section that they stand in. */
export function outlineOf(blocks: readonly Block[], front: FrontMatter, years: PlanYears): Outline {
  const builder = new OutlineBuilder(
    years,
    blocks.some((block) => block.kind === 'marker'),
  );
  const statement = leaderStatement(blocks, front);
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]!;
    if (front.blocks.has(at)) builder.front(block);
    else if (block.kind === 'heading') {
      const chain = chainAt(blocks, at, front);
      builder.headings(chain, blocks[at + chain.length]);
      at += chain.length;
      continue;
    } else if (block.kind === 'marker') builder.marker(block);
    else if (block.kind === 'caption' || block.kind === 'signature' || block.kind === 'dateline')
      builder.caption(block);
    else if (block.kind === 'item') builder.item(block);
    else if (block.kind === 'table') builder.table(block);
    else if (statement.has(at)) builder.statement(block);
    else builder.text(block);
    at++;
  }
  return builder.finish();
}

function chainAt(blocks: readonly Block[], start: number, front: FrontMatter): Block[] {
  const chain: Block[] = [];
  for (let at = start; blocks[at]?.kind === 'heading' && !front.blocks.has(at); at++) chain.push(blocks[at]!);
  return chain;
}

/** At most three paragraphs between the titles (or the beginning) and the signature of the head of the agency. */
function leaderStatement(blocks: readonly Block[], front: FrontMatter): ReadonlySet<number> {
  const signature = blocks.findIndex((block) => block.kind === 'signature');
  const found: number[] = [];
  for (let at = signature - 1; at >= 0 && blocks[at]!.kind === 'text' && !front.blocks.has(at); at--)
    found.push(at);
  return new Set(signature <= blocks.length * 0.4 && found.length <= 3 ? found : []);
}

class OutlineBuilder {
  readonly #years: PlanYears;
  readonly #hasMarkers: boolean;
  readonly #sections: OutlineSection[] = [];
  readonly #joints: Joint[] = [];
  #captions: OutlineSection[] = [];
  #current: OutlineSection | null = null;
  /** An outlook has begun and no heading that looks back has followed. */
  #inOutlook = false;
  /** How its heading is numbered; 0 above all numbers, null where it has none and its parts do not tell. */
  #outlookLevel: 0 | 1 | 2 | null = null;

  constructor(years: PlanYears, hasMarkers: boolean) {
    this.#years = years;
    this.#hasMarkers = hasMarkers;
  }

  front(block: Block): void {
    if (this.#current?.role !== 'front') this.#open('front', 1, null);
    this.#current!.passages.push(block.traced);
  }

  statement(block: Block): void {
    if (this.#current?.role !== 'leader_statement') this.#open('leader_statement', 1, null);
    this.#current!.passages.push(block.traced);
  }

  marker(block: Block): void {
    const word = readMarker(block.text);
    const isBox = DATA_BOX_HEADING.test(word ?? '');
    this.#inOutlook = false;
    this.#open(
      word === '看点' || word === '盘点' ? word : isBox ? 'data box' : 'section',
      2,
      block.traced,
      true,
    );
  }

  caption(block: Block): void {
    const section = draft('caption', 1, null, false, false);
    section.passages.push(block.traced);
    // A signature stands under what was signed; a caption waits for the end of the section that it interrupts.
    if (block.kind === 'caption' && this.#current) this.#captions.push(section);
    else this.#put(section);
    if (block.kind === 'signature') this.#current = null;
  }

  item(block: Block): void {
    if (!this.#current) this.#open('data box', 1, null);
    // Right below the title it is the beginning of the text, and no part of the title.
    else if (this.#current.role === 'front') this.#open('lead', 1, null);
    this.#current!.passages.push(block.traced);
  }

  /** Stands in the section that is open, after titles in one of its own. */
  table(block: Block): void {
    if (!this.#current || this.#current.role === 'front' || this.#current.role === 'leader_statement')
      this.#open(this.#hasSections() ? 'section' : 'lead', 1, null);
    this.#current!.passages.push(block.traced);
  }

  text(block: Block): void {
    const isReview = planScore(block.text, this.#years) < 0;
    // The title of a box of plans may be printed apart from its text: what follows it looks back.
    const isOrphan =
      this.#current?.role === 'outlook' &&
      this.#current.passages.length === 0 &&
      isReview &&
      !this.#hasSections();
    if (
      !this.#current ||
      this.#current.role === 'front' ||
      this.#current.role === 'leader_statement' ||
      isOrphan
    ) {
      this.#open(this.#hasSections() ? 'section' : 'lead', 1, null);
    }
    this.#current!.passages.push(block.traced);
  }

  /** A run of headings with nothing between them, and the block that follows. */
  headings(chain: readonly Block[], next: Block | undefined): void {
    const looksBack = next?.kind === 'marker';
    const parts = looksBack ? [chain] : divide(chain);
    parts.forEach((part, i) => {
      const { traced, joints } = joinHeading(part);
      for (const one of joints) this.#joints.push(one);
      const isLast = i === parts.length - 1;
      const under = isLast && next ? next.text : '';
      this.#heading(traced, looksBack, parts.length > 1 && isLast, under);
    });
  }

  finish(): Outline {
    this.#flushCaptions();
    return { sections: this.#sections, joints: this.#joints };
  }

  #heading(traced: TracedText, looksBack: boolean, isChild: boolean, under: string): void {
    if (LEAD_HEADING.test(traced.text)) return this.#open('lead', 1, traced);
    if (DATA_BOX_HEADING.test(traced.text)) {
      this.#inOutlook = false;
      return this.#open('data box', 1, traced);
    }
    const numbered = numberedHeadingLevel(traced.text);
    if (
      isOutlookHeading(traced.text, this.#years) &&
      !looksBack &&
      (under === '' ||
        planScore(under, this.#years) > LOOKS_BACK ||
        // What is planned for a year named in the heading may be all figures.
        (namesNextYear(traced.text, this.#years) && looksBackWords(under) < 2) ||
        !this.#hasSections())
    ) {
      this.#entersOutlook(numbered);
      return this.#open('outlook', 1, traced);
    }
    if (this.#inOutlook) this.#settleOutlookLevel(traced.text, numbered);
    if (looksBack || (this.#inOutlook && !isChild && this.#leavesOutlook(traced.text, numbered, under)))
      this.#inOutlook = false;
    this.#open('section', this.#inOutlook || (isChild && numbered !== 1) ? 2 : (numbered ?? 1), traced);
  }

  /** A part of the outlook that is one itself (（一）主要目标) changes nothing. */
  #entersOutlook(numbered: 1 | 2 | null): void {
    if (!(this.#inOutlook && this.#isDeeper(numbered))) this.#outlookLevel = numbered;
    this.#inOutlook = true;
  }

  #isDeeper(numbered: 1 | 2 | null): boolean {
    return numbered !== null && this.#outlookLevel !== null && numbered > this.#outlookLevel;
  }

  /** Where the heading of the outlook has no number: parts that begin anew with 一、 or with （一） lie below it. */
  #settleOutlookLevel(heading: string, numbered: 1 | 2 | null): void {
    if (this.#outlookLevel !== null || numbered === null) return;
    const beginsAnew =
      FIRST_PART.test(heading) &&
      this.#sections.some((section) => FIRST_PART.test(section.heading?.text ?? ''));
    if (numbered === 2 || beginsAnew) this.#outlookLevel = numbered === 2 ? 1 : 0;
  }

  /**
   * What is numbered below the outlook stays in it, unless it names the year looked back on. In a report whose reviews are
   * marked, unmarked headings stay plans; elsewhere the text below decides.
   */
  #leavesOutlook(heading: string, numbered: 1 | 2 | null, under: string): boolean {
    if (this.#isDeeper(numbered) && !namesYearCovered(heading, this.#years)) return false;
    const score = planScore(under, this.#years);
    return this.#hasMarkers ? score < -3 : numbered === 1 ? score < 1 : score < 0;
  }

  #hasSections(): boolean {
    return this.#sections.some(
      (section) => section.role === 'section' || section.role === '看点' || section.role === '盘点',
    );
  }

  #open(role: SectionRole, level: 1 | 2, heading: TracedText | null, isMarked = false): void {
    this.#flushCaptions();
    this.#current = draft(role, level, heading, isMarked, this.#inOutlook && role !== 'lead');
    this.#sections.push(this.#current);
  }

  #put(section: OutlineSection): void {
    this.#flushCaptions();
    this.#sections.push(section);
  }

  #flushCaptions(): void {
    for (const one of this.#captions) this.#sections.push(one);
    this.#captions = [];
  }
}

function draft(
  role: SectionRole,
  level: 1 | 2,
  heading: TracedText | null,
  isMarked: boolean,
  inOutlook: boolean,
): OutlineSection {
  return { role, level, heading, passages: [], isMarked, inOutlook };
}

/**
 * Headings that follow each other without text: a bare label (关键词4) and its words are one heading; otherwise the
 * last one heads the text, and those before it are the heading of the part that begins here.
 */
function divide(chain: readonly Block[]): (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of chain) {
    const last = groups.at(-1);
    if (last && BARE_LABEL.test(last.at(-1)!.text)) last.push(block);
    else groups.push([block]);
  }
  if (groups.length <= 1) return groups;
  const last = groups.pop()!;
  const parts: Block[][] = [];
  for (const group of groups) {
    // What has a number of its own begins a heading.
    if (parts.length === 0 || numberedHeadingLevel(group[0]!.text) !== null) parts.push([...group]);
    else for (const block of group) parts.at(-1)!.push(block);
  }
  return [...parts, last];
}
