import { readFileSync } from 'node:fs';
import type { ReceiptCheck } from '../../../data/contract/search-tools-model.ts';
import { ArchiveError } from '../../../data/contract/errors.ts';
import type { Command } from '../command.ts';

export const verifyReceipt: Command = {
  usage: 'verify-receipt FILE',
  summary: 'make the count of a search receipt again and compare',
  options: {},
  words: [1, 1],
  run: async ({ words: [file = ''] }, { client }) => {
    const check = await client.call('search.verifyReceipt', { receipt: readReceipt(file) });
    const lines = check.differences.map((one) => `${one.what}: ${one.stated} → ${one.found}`);
    return {
      json: { file, ...check },
      text: [`${file}: ${SENTENCES[check.state]}`, ...lines].join('\n'),
      refused: check.state !== 'same',
    };
  },
};

const SENTENCES: Readonly<Record<ReceiptCheck['state'], string>> = {
  same: '与收据一致',
  differs: '与收据不一致',
  other_archive: '打开的档案库不是收据所记的',
  not_a_receipt: '不是收据，或已被改动',
};

function readReceipt(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ArchiveError('file_unreadable', String(error), { cause: error });
  }
}
