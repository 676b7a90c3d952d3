import { closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ArchiveClient } from '../../../data/contract/api.ts';
import type { KeptSource } from '../../../data/contract/holdings-model.ts';
import { text, type Command } from '../command.ts';
import { findReport } from '../find-report.ts';

export const source: Command = {
  usage: 'source ID [--output FILE]',
  summary: 'give the file back that a report was read from, byte for byte',
  options: { output: { type: 'string' } },
  words: [1, 1],
  run: async (given, { client }) => {
    const { reportId } = findReport(await client.call('reports.list', {}), given.words[0] ?? '');
    const kept = await client.call('sources.describe', { reportId });
    const output = text(given, 'output');
    if (output !== undefined) await writeSource(client, kept, path.resolve(output));
    const { pieces: _pieces, ...json } = kept;
    return {
      json,
      text: [kept.sourceFile, `SHA-256 ${kept.sha256}`, `SM3 ${kept.sm3}`, `${kept.bytes} 字节`].join('\n'),
    };
  },
};

async function writeSource(client: ArchiveClient, kept: KeptSource, output: string): Promise<void> {
  const file = openSync(output, 'w');
  try {
    for (let piece = 0; piece < kept.pieces; piece++) {
      const { contentBase64 } = await client.call('sources.piece', { reportId: kept.reportId, piece });
      writeFileSync(file, Buffer.from(contentBase64, 'base64'));
    }
  } finally {
    closeSync(file);
  }
}
