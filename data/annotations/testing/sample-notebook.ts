import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RangeTarget } from '../../contract/annotation-model.ts';
import { codePointLength } from '../../contract/code-points.ts';
import type { EditionName, ReportId } from '../../contract/model.ts';
import type { EditionText, EditionTexts, HeldStretch } from '../../schema/edition-text.ts';
import type { StatedDocument } from '../../schema/stated-document.ts';
import { passageIdOf, textHash } from '../../schema/store-report.ts';
import { openNotebook, type NotebookOptions } from '../open-notebook.ts';
import type { Notebook } from '../notebook.ts';

/** Sentences of our own in the manner of the genre. */
export const SAMPLE_TEXT = [
  '临江市去年新设经营主体12.3万户，同比增长8.5%，其中企业占四成。',
  '全年办结投诉举报9158件，挽回损失382.56万元，群众满意率保持在较高水平。',
  '放心消费示范街区扩大到16条，线下无理由退货的承诺商家突破2000家。',
  '特种设备检验率达到99.6%，没有发生重大安全事故。',
];

// A literal of the form that report ids have.
export const SAMPLE_REPORT = 'linjiang-2024' as ReportId;

export function editionText(
  passages: readonly string[],
  reportId = SAMPLE_REPORT,
  edition: EditionName = 'original',
): EditionText {
  const numbered = passages.map((text, ordinal) => ({
    passageId: passageIdOf(reportId, edition, ordinal),
    text,
  }));
  return { textHash: textHash(numbered), passages: numbered };
}

/** One report whose text a test may change under the notebook. */
export class SampleTexts implements EditionTexts {
  #text = editionText(SAMPLE_TEXT);
  /** What it holds, by id. */
  readonly documents = new Map<ReportId, StatedDocument>();

  replace(passages: readonly string[]): void {
    this.#text = editionText(passages);
  }

  textOf(reportId: ReportId, edition: EditionName): EditionText | null {
    return reportId === SAMPLE_REPORT && edition === 'original' ? this.#text : null;
  }

  nameOf(): null {
    return null;
  }

  heldAs(reportId: ReportId): ReportId {
    return reportId;
  }

  idsOf(reportId: ReportId): readonly ReportId[] {
    return [reportId];
  }

  documentOf(reportId: ReportId): StatedDocument | null {
    return this.documents.get(reportId) ?? null;
  }

  holding(quote: string): readonly HeldStretch[] {
    return this.#text.passages.flatMap(({ passageId, text }) =>
      [...text.matchAll(RegExp(RegExp.escape(quote), 'gu'))].map(({ index }) => ({
        reportId: SAMPLE_REPORT,
        edition: 'original' as const,
        sourceFile: 'linjiang.txt',
        passageId,
        text,
        start: codePointLength(text.slice(0, index)),
      })),
    );
  }
}

/** A request's target for the first occurrence of a quote in the sample. */
export function targetFor(
  quote: string,
  texts: EditionTexts = new SampleTexts(),
): Omit<RangeTarget, 'prefix' | 'suffix'> {
  const text = texts.textOf(SAMPLE_REPORT, 'original');
  const passage = text?.passages.find((one) => one.text.includes(quote));
  if (!text || !passage) throw new Error(`the sample does not hold "${quote}"`);
  const start = codePointLength(passage.text.slice(0, passage.text.indexOf(quote)));
  return {
    kind: 'range',
    reportId: SAMPLE_REPORT,
    edition: 'original',
    passageId: passage.passageId,
    start,
    end: start + codePointLength(quote),
    quote,
    textHash: text.textHash,
  };
}

/** A folder of its own, and notebooks in it that are closed and removed together. */
export class NotebookDesk {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-notebook-'));
  readonly texts = new SampleTexts();
  #open: Notebook[] = [];

  open(options: Partial<NotebookOptions> = {}): Notebook {
    const notebook = openNotebook({
      folder: path.join(this.folder, 'library'),
      texts: this.texts,
      author: '王敏',
      ...options,
    });
    this.#open.push(notebook);
    return notebook;
  }

  closeAll(): void {
    for (const notebook of this.#open) notebook.close();
    this.#open = [];
  }

  remove(): void {
    this.closeAll();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The least that a note needs. */
export function noteOn(
  quote: string,
  body: string,
  texts?: EditionTexts,
): Parameters<Notebook['annotations']['create']>[0] {
  return { kind: 'comment', body, targets: [targetFor(quote, texts)], replyTo: null };
}
