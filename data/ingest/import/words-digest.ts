import { createHash } from 'node:crypto';
import { passagesInOrder, type ParsedSection } from '../../schema/parsed-report.ts';

/** Two papers of so few letters may say the same by chance. */
const FEWEST_LETTERS = 80;

/**
 * What a paper says, without marks, spaces and the order in which lines were joined: the same paper as .docx and as .pdf
 * has one digest. '' for a text of few letters.
 */
export function wordsDigest(sections: readonly ParsedSection[]): string {
  const letters = passagesInOrder(sections)
    .map(({ text }) => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .join('');
  return letters.length < FEWEST_LETTERS ? '' : createHash('sha256').update(letters).digest('hex');
}
