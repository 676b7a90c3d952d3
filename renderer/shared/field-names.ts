import type { Messages } from '../messages/messages.svelte.ts';

/** Fields of a record as a person reads them: 机关 · 文种. */
export function fieldNames(fields: readonly string[], { library, reader }: Messages): string {
  const names: Readonly<Record<string, string>> = {
    agency: library.agency,
    byline: library.byline,
    head: library.head,
    kicker: library.kicker,
    people: library.people,
    plannedPeriod: library.plannedPeriod,
    programmes: reader.programmes,
    subtitle: library.subtitle,
    genre: library.genre,
    level: library.level,
    period: library.period,
    region: library.region,
    title: library.title,
    yearCovered: library.yearCovered,
    yearPublished: library.yearPublished,
  };
  return fields.map((field) => names[field] ?? field).join(' · ');
}
