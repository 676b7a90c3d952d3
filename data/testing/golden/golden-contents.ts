/** What a golden library holds: something of everything that the program keeps, as a person would have made it. */
import type { Annotation } from '../../contract/annotation-model.ts';
import { alignmentKey, type KeptSentence } from '../../contract/alignment-entry.ts';
import type { Archive } from '../../contract/api.ts';
import { authorityKey, authorityText, type Authority } from '../../contract/authority-entry.ts';
import type { Passage, ReportId } from '../../contract/model.ts';
import type { Method } from '../../contract/requests.ts';
import { templateText, type RecordTemplate } from '../../contract/template-entry.ts';
import { termKey, termText } from '../../contract/term-entry.ts';
import { verdictKey, verdictText } from '../../contract/verdict-model.ts';
import { dispatch } from '../../dispatch.ts';
import { NEWSPAPER_PAGE, WORK_SUMMARY } from '../sample-originals.ts';
import { takePrinted } from './golden-pages.ts';

/** Whose records are edited. */
export const DESCRIBED = ['qinghe-2020', 'qinghe-2022', 'baishi-2022'] as ReportId[];

interface GoldenFile {
  readonly name: string;
  readonly contentBase64: string;
}

/** A report in the trash, one that was merged into another, and a step that was taken back. */
async function arrangeReports(
  archive: Archive,
  file: (name: string, lines: readonly string[]) => GoldenFile,
): Promise<void> {
  const added = async (name: string, lines: readonly string[]): Promise<ReportId> => {
    const [one] = await ask(archive, 'imports.add', { files: [file(name, lines)] });
    return one!.reportId!;
  };
  const thrown = await added('丢弃.txt', ['无题之文', '今年以来，检查餐饮单位318家。']);
  const one = await added('两份之一.txt', ['两份之一', '全年检查餐饮单位418家。']);
  const other = await added('两份之二.txt', ['两份之二', '全年检查餐饮单位518家。']);
  await ask(archive, 'reports.remove', { reportId: thrown });
  await ask(archive, 'reports.merge', { from: other, into: one });
  await ask(archive, 'reports.remove', { reportId: one });
  await ask(archive, 'reports.undo', {});
}

/** Reports of both kinds, a replaced text, notes of every kind and state, entries of every kind, settings. */
export async function fill(archive: Archive): Promise<void> {
  const file = (name: string, lines: readonly string[]): GoldenFile => ({
    name,
    contentBase64: Buffer.from(lines.join('\n\n')).toString('base64'),
  });
  const changed = NEWSPAPER_PAGE.lines.map((line) => line.replace('12806户', '12860户'));
  await ask(archive, 'preferences.write', { key: 'author', value: '沈洁' });
  await ask(archive, 'preferences.write', { key: 'theme', value: 'dark' });
  await ask(archive, 'imports.add', {
    files: [file('桐乡.txt', NEWSPAPER_PAGE.lines), file('东阳.txt', WORK_SUMMARY.lines)],
  });
  await writeNotes(archive);
  const tongxiang = (await ask(archive, 'reports.list', {})).find((one) => one.sourceFile === '桐乡.txt')!;
  await ask(archive, 'imports.add', { files: [{ ...file('桐乡改.txt', changed), as: tongxiang.reportId }] });
  await takePrinted(archive);
  await arrangeReports(archive, file);
  await ask(archive, 'notebook.saveEntry', {
    kind: 'search',
    key: '维权',
    value: JSON.stringify(new URLSearchParams({ q: '消费维权' }).toString()),
  });
  const term = {
    kind: 'programme',
    forms: [{ form: '守护餐桌', from: 2023, to: null }],
    evidence: '',
  } as const;
  await ask(archive, 'notebook.saveEntry', { kind: 'term', key: termKey(term), value: termText(term) });
  const [figure] = await ask(archive, 'indicators.list', { reportId: 'dongyang-2022' as ReportId });
  await ask(archive, 'notebook.saveEntry', {
    kind: 'indicator',
    key: verdictKey(figure!),
    value: verdictText({ state: 'verified', read: figure!, corrected: null }),
  });
  await describeReports(archive);
  const sentence = async (reportId: string): Promise<KeptSentence> => {
    const report = await ask(archive, 'reports.read', { reportId });
    const { passageId, text } = passagesOf(report)[0]!;
    return { reportId: report.reportId, edition: report.edition, passageId, start: 0, text };
  };
  const pin = {
    kind: 'pin',
    left: await sentence('qinghe-2020'),
    right: await sentence('qinghe-2022'),
  } as const;
  await ask(archive, 'notebook.saveEntry', {
    kind: 'alignment',
    key: alignmentKey(pin),
    value: JSON.stringify(pin),
  });
}

/** Records edited in batches, one of them taken back and done again; a collection, an authorised name, a template. */
async function describeReports(archive: Archive): Promise<void> {
  const edit = (fields: object, addTags: readonly string[] = []): Promise<unknown> =>
    ask(archive, 'records.edit', { edits: DESCRIBED.map((reportId) => ({ reportId, fields, addTags })) });
  await edit({ retention: { is: '永久' } }, ['已著录']);
  await edit({ retention: { is: '30年' }, subjects: { is: ['监管', '年报'] } });
  await ask(archive, 'notebook.undo', {});
  await ask(archive, 'notebook.redo', {});
  await edit({ retention: { is: '10年' } });
  await ask(archive, 'notebook.undo', {});
  await ask(archive, 'collections.create', { name: '清河历年', reportIds: DESCRIBED.slice(0, 2) });
  const authority: Authority = {
    kind: 'agency',
    authorised: { name: '清河市市场监督管理局', from: 2019, to: null },
    others: [{ kind: 'former', name: '清河市工商行政管理局', from: null, to: 2018 }],
    note: '',
  };
  const template: RecordTemplate = {
    name: '年度工作',
    values: { retention: '永久' },
    first: ['archivalCode'],
  };
  await ask(archive, 'notebook.saveEntry', {
    kind: 'authority',
    key: authorityKey(authority, new Set()),
    value: authorityText(authority),
  });
  await ask(archive, 'notebook.saveEntry', {
    kind: 'template',
    key: template.name,
    value: templateText(template),
  });
}

async function writeNotes(archive: Archive): Promise<void> {
  const reports = ['qinghe-2020', 'tongxiang-2023', 'dongyang-2022'] as ReportId[];
  const kinds = ['highlight', 'underline', 'comment', 'question', 'correction', 'todo', 'verified'] as const;
  const made: Annotation[] = [];
  for (const [at, kind] of kinds.entries()) {
    const report = await ask(archive, 'reports.read', { reportId: reports[at % reports.length] });
    const passage = passagesOf(report).filter(({ text }) => text.length > 12)[at % 5]!;
    made.push(
      await ask(archive, 'annotations.create', {
        kind,
        body: `第${at + 1}条：核对口径`,
        tags: ['核对', kind],
        replacement: kind === 'correction' ? '改作此句' : null,
        targets: [
          {
            kind: 'range',
            reportId: report.reportId,
            edition: report.edition,
            passageId: passage.passageId,
            start: 2,
            end: 10,
            quote: [...passage.text].slice(2, 10).join(''),
            textHash: report.textHash,
          },
        ],
      }),
    );
  }
  await ask(archive, 'annotations.create', {
    kind: 'comment',
    body: '整篇可读',
    targets: [{ kind: 'report', reportId: reports[2] }],
  });
  await ask(archive, 'annotations.create', {
    kind: 'comment',
    body: '回复',
    targets: [],
    replyTo: made[2]!.annotationId,
  });
  await ask(archive, 'annotations.update', {
    annotationId: made[3]!.annotationId,
    revision: made[3]!.revision,
    status: 'resolved',
  });
  await ask(archive, 'annotations.remove', { annotationId: made[5]!.annotationId });
}

/** Another machine changes what it got, so that the package brings a new note, a change and a conflict. */
export async function answer(archive: Archive, sent: { readonly contentBase64: string }): Promise<void> {
  await ask(archive, 'preferences.write', { key: 'author', value: '陆远' });
  await ask(archive, 'notebook.merge', { contentBase64: sent.contentBase64 });
  const notes = await ask(archive, 'annotations.list', {});
  for (const note of notes.slice(0, 2)) {
    await ask(archive, 'annotations.update', {
      annotationId: note.annotationId,
      revision: note.revision,
      body: `${note.body}（另一台）`,
    });
  }
  const describing = DESCRIBED.map((reportId) => ({
    reportId,
    fields: { retention: { is: '10年' }, remarks: { is: '另一台' } },
  }));
  await ask(archive, 'records.edit', { edits: describing });
  await ask(archive, 'annotations.create', {
    kind: 'comment',
    body: '另一台机器上写的',
    targets: [{ kind: 'report', reportId: 'baishi-2022' }],
  });
}

export async function ask<M extends Method>(
  archive: Archive,
  method: M,
  request: unknown,
): Promise<Awaited<ReturnType<Archive[M]>>> {
  const reply = await dispatch(archive, method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  // dispatch answers with the result of the method that it was asked for.
  return reply.value as Awaited<ReturnType<Archive[M]>>;
}

export function passagesOf(report: {
  readonly sections: readonly { readonly passages: readonly Passage[] }[];
}): Passage[] {
  return report.sections.flatMap(({ passages }) => passages);
}
