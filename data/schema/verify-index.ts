import type { ArchiveFile } from './archive-set.ts';
import { openReadable } from './sqlite.ts';
import { indexGrams } from '../text/search-grams.ts';

/**
 * Whether the full-text index says exactly what the passages say: every gram as often as it stands in the current
 * texts, and no other. The index keeps no text of its own, so its vocabulary is compared with one that is counted anew.
 */
export function verifyIndex({ file }: ArchiveFile, pause: () => void): 'ok' | 'damaged' {
  // A connection of its own: the vocabulary is a temporary table, which the reading connection may not make.
  const database = openReadable(file);
  try {
    database.pragma('query_only = off');
    database.exec("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'passage_index', 'row')");
    const counts = new Map<string, number>();
    const passages = database.prepare<[], { text: string }>(
      'SELECT text FROM passages JOIN editions USING (edition_key) WHERE is_current = 1',
    );
    let read = 0;
    for (const { text } of passages.iterate()) {
      if (++read % BETWEEN_PAUSES === 0) pause();
      for (const gram of indexGrams(text).split(' ')) {
        if (gram !== '') counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
    }
    const terms = database.prepare<[], { term: string; cnt: number }>(
      'SELECT term, cnt FROM temp.vocabulary',
    );
    for (const { term, cnt } of terms.iterate()) {
      if (counts.get(term) !== cnt) return 'damaged';
      counts.delete(term);
    }
    return counts.size === 0 ? 'ok' : 'damaged';
  } catch {
    return 'damaged';
  } finally {
    database.close();
  }
}

/** Passages: a few milliseconds of work. */
const BETWEEN_PAUSES = 200;
