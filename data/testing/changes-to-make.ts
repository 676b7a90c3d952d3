import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Annotation } from '../contract/annotation-model.ts';
import type { ArchiveClient } from '../contract/api.ts';
import type { ClippingContent } from '../contract/clipping-entry.ts';
import type { KeptTerm } from '../contract/term-entry.ts';

type Ask = ArchiveClient['call'];

const REPORT = `守住一方安宁

——临河县市场监督管理局2024年工作回眸

■记者 王小禾

去年新增经营主体3128户，同比增长6.4%；在册经营主体总量达到28450户。
`;
export const file = { name: '临河2024.txt', contentBase64: Buffer.from(REPORT).toString('base64') };
const corrections = { agency: '临河县市场监督管理局', yearCovered: 2024, title: '守住一方安宁' };
/** With what the text leaves unsaid. */
export const described = { ...file, corrections };
export const term: KeptTerm = {
  kind: 'programme',
  forms: [{ form: '临河放心码', from: null, to: null }],
  evidence: '',
};

/** A chart for the 材料夹: it is bound to no words. */
export const chart: ClippingContent = {
  ...{ kind: 'chart', title: '新增经营主体', png: 'iVBORw0KGgo=', width: 760, height: 300 },
  figures: [],
};

/** A note that is a correction, not accepted yet, with a tag. */
export async function aCorrection(ask: Ask) {
  const [first] = await ask('reports.list', {});
  const report = await ask('reports.read', { reportId: first!.reportId });
  const passage = report.sections.flatMap(({ passages }) => passages).find(({ text }) => text.length > 8)!;
  return ask('annotations.create', {
    kind: 'correction',
    replacement: '更正的字',
    tags: ['待核实'],
    targets: [
      {
        kind: 'range',
        reportId: report.reportId,
        edition: report.edition,
        passageId: passage.passageId,
        start: 0,
        end: 2,
        quote: [...passage.text].slice(0, 2).join(''),
        textHash: report.textHash,
      },
    ],
  });
}

/** Two reports of one's own, the first of which has another text besides; the number of that older text. */
export async function holdings(ask: Ask) {
  const other = (text: string) => Buffer.from(text).toString('base64');
  await ask('imports.add', { files: [{ ...file, corrections }] });
  const [first] = (await ask('reports.list', {})).filter((one) => one.agency === corrections.agency);
  const reportId = first!.reportId;
  const newer = { name: '临河2024更正.txt', contentBase64: other(REPORT.replace('3128户', '3129户')) };
  const second = { name: '临河2023.txt', contentBase64: other(REPORT.replaceAll('2024', '2023')) };
  await ask('imports.add', {
    files: [
      { ...newer, corrections, as: reportId },
      { ...second, corrections: { ...corrections, yearCovered: 2023 } },
    ],
  });
  const into = (await ask('reports.list', {})).find(
    (one) => one.agency === corrections.agency && one.reportId !== reportId,
  )!.reportId;
  const version = (await ask('reports.versions', { reportId })).find((one) => !one.isCurrent)!.version;
  return { reportId, into, version };
}

export const idOf = ({
  annotationId,
  revision,
}: Annotation): Pick<Annotation, 'annotationId' | 'revision'> => ({
  annotationId,
  revision,
});

/** An archive as it is sent. */
export const fileOf = (archive: string): { readonly name: string; readonly contentBase64: string } => ({
  name: path.basename(archive),
  contentBase64: readFileSync(archive).toString('base64'),
});
