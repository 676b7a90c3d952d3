import type { Locale } from '../messages/bilingual.ts';

/** When a note was written, as short as it can be said: this year's without the year. */
export function noteTime(at: string, locale: Locale, now = new Date()): string {
  const date = new Date(at);
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return date.toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    ...year,
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}
