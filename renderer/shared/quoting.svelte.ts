import { getContext, setContext } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Evidence } from '../../data/contract/indicator-model.ts';
import type {
  EditionName,
  IndicatorId,
  PassageId,
  ReportId,
  ReportSummary,
  TextRange,
} from '../../data/contract/model.ts';
import { citationsIn, type CitedReport } from '../../data/plain/citation.ts';
import type { FormatOf } from '../../data/plain/export-formats.ts';
import { copied, type CopyWay, type Quoted } from '../../data/plain/quotation.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { copyBoth, copyText } from './copy-text.ts';

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
  readonly reports: () => readonly ReportSummary[];
  readonly tell: (text: string) => void;
  readonly fail: (error: unknown) => void;
}

/** Takes what is on the screen to the clipboard, with its source. */
export class Quoting {
  readonly #parts: Parts;
  readonly #places = new WeakMap<Element, GetQuotables>();

  constructor(parts: Parts) {
    this.#parts = parts;
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

  /** By key: what is selected, else what the focus stands in, else what is current. */
  async copyAtHand(way: CopyWay): Promise<void> {
    const { messages, tell, fail } = this.#parts;
    const quotables = this.#atHand();
    if (quotables.length === 0) tell(messages.quoting.nothing);
    else
      await this.copy(way, quotables).then(
        (done) => tell(done ? messages.quoting.copied : messages.quoting.notCopied),
        fail,
      );
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

  quotesOf(quotables: readonly Quotable[]): Promise<readonly Quoted[]> {
    return Promise.all(quotables.map((one) => this.#quotedOf(one)));
  }

  async #quotedOf(quotable: Quotable): Promise<Quoted> {
    if (quotable.kind === 'figure')
      return quotedFigure(await this.#parts.client.call('evidence.of', quotable));
    const { reportId, edition, words, section } = quotable;
    const report = this.#parts.reports().find((one) => one.reportId === reportId);
    const cited: CitedReport = { ...(report ?? unlisted(reportId)), section, quote: words, edition };
    return { words, cited, figure: null };
  }
}

export function quotedFigure(evidence: Evidence): Quoted {
  const { code, indicator, section, subtitle, title, yearCovered, yearPublished } = evidence;
  const { agency, edition, period, quote, reportId, sourceFile, subject, unit, value } = indicator;
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
    figure: { subject, value, unit, period, code },
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
