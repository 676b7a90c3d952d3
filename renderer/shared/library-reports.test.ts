import { expect, it } from 'vitest';
import type { ReportId } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { LibraryReports } from './library-reports.svelte.ts';
import { reportSummary } from './testing/report-summary.ts';
import { tellingHost } from './testing/telling-host.ts';

const agency = '临河县市场监督管理局';

it('tells reports of one agency and year apart by their genres, and by their files where title and genre are the same', async () => {
  const reports = [
    reportSummary('a', 2023, { agency, title: '工作总结', sourceFile: '总结.docx' }),
    reportSummary('b', 2023, { agency, title: '工作总结', sourceFile: '总结(1).docx' }),
    reportSummary('c', 2023, { agency, title: '工作总结', genre: 'work-plan', sourceFile: '计划.docx' }),
    reportSummary('d', 2022, { agency, title: '工作总结', sourceFile: '旧.docx' }),
  ];
  const library = new LibraryReports(
    tellingHost(() => reports),
    new Messages(),
  );
  await library.load();
  // Ids of this test.
  const told = ['a', 'b', 'c', 'd', 'gone'].map((id) => library.tellingApart(id as ReportId));
  expect(told).toEqual(['总结.docx', '总结(1).docx', '工作计划', null, null]);
});
