/**
 * A stretch of time that a report looks back on or plans, as text: `2022`, `2022-H1`, `2022-Q3`, `2022-04`, or a span of
 * years or months `2021/2022`, `2021-07/2022-06`.
 */
export type PeriodLength = (typeof PERIOD_LENGTHS)[number];
export const PERIOD_LENGTHS = ['year', 'half', 'quarter', 'month', 'span'] as const;

const POINT = String.raw`\d{4}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?`;
const FORM = new RegExp(`^${POINT}(?:/${POINT})?$`);

export function isPeriod(text: string): boolean {
  return FORM.test(text);
}

/** Null for what is no period. */
export function periodLength(period: string): PeriodLength | null {
  if (!isPeriod(period)) return null;
  if (period.includes('/')) return 'span';
  const part = period.slice(5);
  if (part === '') return 'year';
  return part.startsWith('H') ? 'half' : part.startsWith('Q') ? 'quarter' : 'month';
}

/** The year in which a period ends; null for what is no period. */
export function yearOfPeriod(period: string): number | null {
  return isPeriod(period) ? Number(period.split('/').at(-1)!.slice(0, 4)) : null;
}

const PARTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  H1: { zh: '上半年', en: 'first half' },
  H2: { zh: '下半年', en: 'second half' },
  Q1: { zh: '一季度', en: 'first quarter' },
  Q2: { zh: '二季度', en: 'second quarter' },
  Q3: { zh: '三季度', en: 'third quarter' },
  Q4: { zh: '四季度', en: 'fourth quarter' },
};

/** Of a part of a year as a period ends with it: 上半年, 4月; first half, month 4. */
export function partWords(part: string, language: 'zh' | 'en'): string {
  const month = Number(part);
  return PARTS[part]?.[language] ?? (language === 'zh' ? `${month}月` : `month ${month}`);
}

/** 2022年上半年, 2022年4月, 2021—2022年; first half of 2022, 2022-04, 2021–2022. What is no period stays as it is. */
export function periodWords(period: string, language: 'zh' | 'en'): string {
  if (!isPeriod(period)) return period;
  const points = period.split('/').map((point) => ({ year: point.slice(0, 4), part: point.slice(5) }));
  if (language === 'en') {
    return points
      .map(({ year, part }) =>
        part === '' ? year : PARTS[part] ? `${PARTS[part].en} of ${year}` : `${year}-${part}`,
      )
      .join('–');
  }
  if (points.every(({ part }) => part === '')) return `${points.map(({ year }) => year).join('—')}年`;
  return points
    .map(({ year, part }) => (part === '' ? `${year}年` : `${year}年${partWords(part, 'zh')}`))
    .join('—');
}
