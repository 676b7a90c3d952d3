/** The interface languages; the reports themselves are always shown as printed. */
export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

type Message = string | ((...values: never[]) => string);

/** Both languages of one feature. A key that one of them lacks does not compile. */
export interface Bilingual<Zh extends Readonly<Record<string, Message>>> {
  readonly zh: Zh;
  readonly en: { readonly [Key in keyof Zh]: Zh[Key] extends string ? string : Zh[Key] };
}

export function bilingual<const Zh extends Readonly<Record<string, Message>>>(
  zh: Zh,
  en: Bilingual<Zh>['en'],
): Bilingual<Zh> {
  return { zh, en };
}
