import { formatNamed, formatsOf } from '../../data/plain/export-formats.ts';
import { COPY_WAYS } from '../../data/plain/quotation.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { GetQuotables, Quoting } from './quoting.svelte.ts';

interface Action {
  readonly label: string;
  readonly run: () => void;
}

/** What can be done with something that can be quoted. `tell` hears whether the clipboard has it. */
export function quoteActions(
  say: Messages,
  quoting: Quoting,
  quotes: GetQuotables,
  tell: (done: boolean) => void = (done) => quoting.tell(done),
): readonly Action[] {
  const told = (work: Promise<boolean>): void => void work.catch(() => false).then(tell);
  return [
    ...COPY_WAYS.map((way) => ({
      label: say.quoting[way],
      run: () => told(quoting.copy(way, quotes())),
    })),
    { label: say.clippings.add, run: () => void quoting.clip(quotes()) },
    ...formatsOf('citation').map((format) => ({
      label: say.quoting.citation(formatNamed(format).name),
      run: () => told(quoting.cite(format, quotes())),
    })),
  ];
}
