import type { StatedHead } from '../source-layout.ts';
import type { HtmlEvent } from './html-events.ts';

/**
 * What a page says of itself in its head. Pages of Chinese government sites carry ArticleTitle, PubDate and
 * ContentSource (国务院办公厅《政府网站发展指引》, 国办发〔2017〕47号, annex on page marks); others og:title.
 */
export function statedHead(events: readonly HtmlEvent[]): StatedHead {
  const metas = new Map<string, string>();
  for (const event of events) {
    if (event.kind !== 'open' || event.tag !== 'meta') continue;
    const name = (event.attributes['name'] ?? event.attributes['property'] ?? '').toLowerCase();
    const content = event.attributes['content']?.trim();
    if (name !== '' && content && !metas.has(name)) metas.set(name, content);
  }
  return {
    titles: ['articletitle', 'og:title', 'twitter:title'].flatMap((name) => metas.get(name) ?? []),
    window: windowTitle(events),
    published:
      metas.get('pubdate') ?? metas.get('publishdate') ?? metas.get('article:published_time') ?? null,
    source: metas.get('contentsource') ?? null,
  };
}

function windowTitle(events: readonly HtmlEvent[]): string | null {
  const start = events.findIndex((event) => event.kind === 'open' && event.tag === 'title');
  if (start < 0) return null;
  const words: string[] = [];
  for (let at = start + 1; at < events.length; at++) {
    const event = events[at]!;
    if (event.kind === 'close') break;
    if (event.kind === 'text') words.push(event.text);
  }
  return words.join('').replaceAll(/\s+/g, ' ').trim() || null;
}
