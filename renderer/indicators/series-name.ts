import type { Series } from '../../data/contract/indicator-model.ts';
import { kindWords } from '../../data/contract/series-kind.ts';
import type { Messages } from '../messages/messages.svelte.ts';

/** 罚没款; of other reports than reviews of whole years with what they are: 罚没款（上半年）. */
export function seriesName({ name, kind }: Series, { locale, indicators }: Messages): string {
  const words = kindWords(kind, locale);
  return words === '' ? name : indicators.ofKind(name, words);
}
