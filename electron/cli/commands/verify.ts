import type { Verification } from '../../../data/contract/library-model.ts';
import type { Command } from '../command.ts';

export const verify: Command = {
  usage: 'verify',
  summary: 'check every archive and the notebook',
  options: {},
  words: [0, 0],
  run: async (_given, { client }) => {
    const verification = await client.call('library.verify', {});
    const { problems } = await client.call('library.status', {});
    const lines = [
      ...verification.archives.map((one) => {
        const misnamed = one.reports.filter((report) => report.record !== 'ok').length;
        const texts = `${one.reports.filter((report) => report.fixity === 'ok').length}/${one.reports.length}`;
        return `${one.role} ${one.fileName}: integrity ${one.integrity}, index ${one.index}, contents ${one.contents}, texts intact ${texts}${misnamed > 0 ? `, records naming another file ${misnamed}` : ''}`;
      }),
      `notebook: integrity ${verification.notebook.integrity}, journal ${verification.notebook.journal}, contents ${verification.notebook.contents}, ${verification.notebook.annotations} annotations`,
      ...problems.map((problem) => `problem: ${problem.code} ${problem.subject}`),
    ];
    return {
      json: { ...verification, problems },
      text: lines.join('\n'),
      refused: problems.length > 0 || !isSound(verification),
    };
  },
};

function isSound({ archives, notebook }: Verification): boolean {
  const sound = archives.every(
    (one) =>
      one.integrity === 'ok' &&
      one.index === 'ok' &&
      one.contents !== 'differs' &&
      one.reports.every(
        ({ fixity, record, source }) => fixity === 'ok' && record === 'ok' && source !== 'differs',
      ),
  );
  return sound && [notebook.integrity, notebook.journal, notebook.contents].every((one) => one === 'ok');
}
