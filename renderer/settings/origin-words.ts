import type { Origin } from '../../data/contract/origin.ts';
import type { Messages } from '../messages/messages.svelte.ts';

/** Where a value was found, as a person reads it. */
export function originWords(origin: Origin, { origins }: Messages): string {
  switch (origin.from) {
    case 'mentioned':
      return origins.mentioned(origin.times);
    case 'callsItself':
      return origins.callsItself(origin.called, origin.place);
    case 'plans':
    case 'headingReviews':
    case 'headingPlansNext':
    case 'bodyReviews':
    case 'bodyPlansNext':
      return origins[origin.from](origin.year);
    default:
      return origins[origin.from];
  }
}
