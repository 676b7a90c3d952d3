import type { ParsedIndicator, ParsedSection } from '../../schema/parsed-report.ts';
import { OffsetMap } from '../../text/offset-map.ts';
import { extractFigures } from './extract-figures.ts';
import type { FigureContext } from './figure-context.ts';

/** A report on 2023, published in 2024, of a county that does not exist. */
export const SAMPLE_CONTEXT: FigureContext = {
  yearCovered: 2023,
  yearPublished: 2024,
  agency: '清源县市场监督管理局',
  agencyLabel: '清源',
  region: '云州市清源县',
  concepts: [],
  programmes: [],
};

/** A section of one paragraph whose text is its own source. */
export function sampleSection(text: string, kind: ParsedSection['kind'] = 'review'): ParsedSection {
  const year = kind === 'plan' ? 2024 : 2023;
  const map = new OffsetMap([[0, 0, [...text].length]]);
  return {
    role: 'section',
    kind,
    year,
    level: 1,
    heading: null,
    topic: null,
    passages: [{ kind: 'text', text, map }],
  };
}

/** The figures of one paragraph of that report. */
export function figuresOf(
  text: string,
  kind: ParsedSection['kind'] = 'review',
  context: Partial<FigureContext> = {},
): ParsedIndicator[] {
  return extractFigures([sampleSection(text, kind)], { ...SAMPLE_CONTEXT, ...context });
}

/** 3.85亿元 = 385000000元: number, unit and normal value as one string, for reading in a test. */
export function written(figures: readonly ParsedIndicator[]): string[] {
  return figures.map((figure) => {
    const si = figure.unit === figure.unitSi ? '' : ` = ${figure.valueSi}${figure.unitSi}`;
    return `${figure.qualifier ? `${figure.qualifier} ` : ''}${figure.value}${figure.unit}${si}`;
  });
}
