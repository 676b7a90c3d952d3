import { getContext, setContext } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type {
  ClippedFigure,
  ClippedPlace,
  ClippedReport,
  ClippingContent,
} from '../../data/contract/clipping-entry.ts';
import { codePointLength, sliceCodePoints } from '../../data/contract/code-points.ts';
import type { Evidence } from '../../data/contract/indicator-model.ts';
import type { EditionName, IndicatorId, PassageId, ReportId, TextRange } from '../../data/contract/model.ts';
import { citationsIn, type CitedReport } from '../../data/plain/citation.ts';
import type { FormatOf } from '../../data/plain/export-formats.ts';
import { copied, type CopyWay, type Quoted } from '../../data/plain/quotation.ts';
import type { WrittenDocument, WrittenPicture } from '../../data/plain/written-document.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { base64Of } from './base64.ts';
import { copyBoth, copyText } from './copy-text.ts';
import type { LibraryReports } from './library-reports.svelte.ts';

/** Something on the screen that can be quoted. */
export type Quotable =
  | {
      readonly kind: 'words';
      readonly reportId: ReportId;
      readonly edition: EditionName;
      readonly passageId: PassageId;
      /** Null: the whole passage. */
      readonly range: TextRange | null;
      readonly words: string;
      readonly section: string | null;
    }
  | { readonly kind: 'figure'; readonly indicatorId: IndicatorId };

export type GetQuotables = () => readonly Quotable[];

interface Parts {
  readonly client: ArchiveClient;
  readonly messages: Messages;
  readonly library: Pick<LibraryReports, 'list' | 'sharedGenreOf'>;
  readonly tell: (text: string) => void;
  readonly tellClipped: (count: number) => void;
  readonly fail: (error: unknown) => void;
  /** What has been put into the 材料夹, as a paper. */
  readonly collected: {
    readonly count: () => number;
    readonly page: (about: readonly string[]) => Promise<WrittenDocument>;
  };
}

/** Takes what is on the screen to the clipboard, with its source. */
export class Quoting {
  readonly #parts: Parts;
  readonly #places = new WeakMap<Element, GetQuotables>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get collectedCount(): number {
    return this.#parts.collected.count();
  }

  /** `about`: where it comes from. */
  collected(about: readonly string[]): Promise<WrittenDocument> {
    return this.#parts.collected.page(about);
  }

  /** False where the clipboard cannot be written. */
  async copy(way: CopyWay, quotables: readonly Quotable[]): Promise<boolean> {
    const quotes = await this.quotesOf(quotables);
    return copyBoth(copied(way, quotes, this.#parts.messages.quoting));
  }

  async cite(format: FormatOf<'citation'>, quotables: readonly Quotable[]): Promise<boolean> {
    const quotes = await this.quotesOf(quotables);
    return copyText(
      citationsIn(
        format,
        quotes.map((one) => one.cited),
      ).trimEnd(),
    );
  }

  /** Says whether the clipboard has it. */
  tell(done: boolean): void {
    const { messages, tell } = this.#parts;
    tell(done ? messages.quoting.copied : messages.quoting.notCopied);
  }

  /** By key: what is selected, else what the focus stands in, else what is current. */
  async copyAtHand(way: CopyWay): Promise<void> {
    const { messages, tell, fail } = this.#parts;
    const quotables = this.#atHand();
    if (quotables.length === 0) tell(messages.quoting.nothing);
    else await this.copy(way, quotables).then((done) => this.tell(done), fail);
  }

  /** Marks an element as the place of something that can be quoted by key. */
  place(get: GetQuotables): Attachment {
    return (element) => {
      this.#places.set(element, get);
    };
  }

  #atHand(): readonly Quotable[] {
    const dialog = document.querySelector('dialog[open]');
    const selection = document.getSelection();
    const chosen = selection?.isCollapsed === false ? selection.anchorNode : null;
    const starts = dialog
      ? [dialog]
      : [elementOf(chosen), document.activeElement, ...document.querySelectorAll('[aria-current="true"]')];
    for (const start of starts) {
      for (let element = start; element; element = element.parentElement) {
        const found = this.#places.get(element)?.() ?? [];
        if (found.length > 0) return found;
      }
    }
    return [];
  }

  /** Into the 材料夹, each at its place. */
  async clip(quotables: readonly Quotable[]): Promise<void> {
    const { client, fail, tellClipped } = this.#parts;
    try {
      for (const { quoted, figure, place } of await this.#take(quotables)) {
        const { words } = quoted;
        const cited = clippedReport(quoted.cited);
        const content: ClippingContent =
          figure === null ? { kind: 'words', words, cited } : { kind: 'figure', words, figure, cited };
        await client.call('notebook.clip', { content, place });
      }
      tellClipped(quotables.length);
    } catch (error) {
      fail(error);
    }
  }

  async clipAtHand(): Promise<void> {
    const { messages, tell } = this.#parts;
    const quotables = this.#atHand();
    if (quotables.length === 0) tell(messages.clippings.nothing);
    else await this.clip(quotables);
  }

  /** A chart with its figures; it is bound to no words. */
  async clipChart(
    picture: WrittenPicture,
    title: string,
    indicatorIds: readonly IndicatorId[],
  ): Promise<void> {
    const { client, fail, tellClipped } = this.#parts;
    try {
      const taken = await this.#take(indicatorIds.map((indicatorId) => ({ kind: 'figure', indicatorId })));
      const figures = taken.flatMap(({ figure, quoted: { cited } }) =>
        figure ? [{ figure, cited: clippedReport(cited) }] : [],
      );
      const { width, height } = picture;
      const png = base64Of(picture.png);
      await client.call('notebook.clip', {
        ...{ content: { kind: 'chart', title, png, width, height, figures }, place: null },
      });
      tellClipped(1);
    } catch (error) {
      fail(error);
    }
  }

  async quotesOf(quotables: readonly Quotable[]): Promise<readonly Quoted[]> {
    return (await this.#take(quotables)).map((one) => one.quoted);
  }

  #take(quotables: readonly Quotable[]): Promise<readonly Taken[]> {
    return Promise.all(
      quotables.map(async (one) =>
        one.kind === 'figure' ? this.#takenFigure(one.indicatorId) : this.#takenWords(one),
      ),
    );
  }

  async #takenFigure(indicatorId: IndicatorId): Promise<Taken> {
    const evidence = await this.#parts.client.call('evidence.of', { indicatorId });
    const taken = takenFigure(evidence);
    const { library } = this.#parts;
    const { reportId } = evidence.indicator;
    const period = library.list.find((one) => one.reportId === reportId)?.period ?? null;
    const kind = library.sharedGenreOf(reportId);
    return { ...taken, quoted: { ...taken.quoted, cited: { ...taken.quoted.cited, period, kind } } };
  }

  #takenWords(quotable: Extract<Quotable, { kind: 'words' }>): Taken {
    const { reportId, edition, passageId, range, words, section } = quotable;
    const { library } = this.#parts;
    const report = library.list.find((one) => one.reportId === reportId) ?? unlisted(reportId);
    const kind = library.sharedGenreOf(reportId);
    const cited: CitedReport = { ...report, kind, section, quote: words, edition };
    const [start, end] = range ?? [0, codePointLength(words)];
    const place = { reportId, edition, passageId, start, end, quote: words };
    return { quoted: { words, cited, figure: null }, figure: null, place };
  }
}

/** Something to be quoted, and the words that it is bound to; null where it stands nowhere. */
interface Taken {
  readonly quoted: Quoted;
  readonly figure: ClippedFigure | null;
  readonly place: ClippedPlace | null;
}

function takenFigure(evidence: Evidence): Taken {
  const quoted = quotedFigure(evidence);
  const { edition, indicatorId, passageId, range, reportId } = evidence.indicator;
  const figure = quoted.figure && { ...quoted.figure, indicatorId };
  if (passageId === null || range === null || evidence.passage === null)
    return { quoted, figure, place: null };
  const [start, end] = range;
  const quote = sliceCodePoints(evidence.passage, start, end);
  return { quoted, figure, place: { reportId, edition, passageId, start, end, quote } };
}

/** As the notebook keeps it. */
function clippedReport(cited: CitedReport): ClippedReport {
  const { agency, title, subtitle, kind, yearCovered, yearPublished, sourceFile, section, edition } = cited;
  return {
    ...{ reportId: cited.reportId, agency, title, subtitle, yearCovered, yearPublished, sourceFile },
    ...{ period: cited.period ?? null },
    ...{ kind: kind ?? null, section: section ?? null, edition: edition ?? 'original' },
  };
}

function quotedFigure(evidence: Evidence): Quoted {
  const { code, indicator, section, subtitle, title, yearCovered, yearPublished } = evidence;
  const { agency, edition, kind, period, qualifier, quote, reportId, sourceFile, subject, unit, value } =
    indicator;
  const { printedRange } = indicator;
  return {
    words: quote,
    cited: {
      ...{
        reportId,
        agency,
        title,
        subtitle,
        yearCovered,
        yearPublished,
        sourceFile,
        section,
        quote,
        edition,
      },
    },
    figure: {
      ...{ subject, value, unit, qualifier, kind, period, code },
      ...(printedRange !== undefined && { printedRange }),
    },
  };
}

/** A report that has just gone is cited by the name that it had here. */
function unlisted(reportId: ReportId): CitedReport {
  return {
    ...{ reportId, agency: null, title: reportId, subtitle: null },
    ...{ yearCovered: null, yearPublished: null, sourceFile: null },
  };
}

function elementOf(node: Node | null): Element | null {
  return node instanceof Element ? node : (node?.parentElement ?? null);
}

const KEY = Symbol('quoting');

export function provideQuoting(quoting: Quoting): void {
  setContext(KEY, quoting);
}

export function useQuoting(): Quoting {
  // Only provideQuoting writes under this key.
  return getContext<Quoting>(KEY);
}
