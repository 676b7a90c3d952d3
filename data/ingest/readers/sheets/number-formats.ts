import { format as formatNumber, isDateFormat } from 'numfmt';
import { readXml } from '../../../plain/read-xml.ts';

const MONTH = 'yyyy"年"m"月"';
const DAY = 'm"月"d"日"';
const DATE = 'yyyy"年"m"月"d"日"';
const MINUTE = 'h"时"mm"分"';
const SECOND = 'h"时"mm"分"ss"秒"';

/** Formats that a workbook does not spell out (18.8.30), dates as they are shown in China. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: MONTH,
  28: DAY,
  29: DAY,
  30: 'm-d-yy',
  31: DATE,
  32: MINUTE,
  33: SECOND,
  34: `AM/PM${MINUTE}`,
  35: `AM/PM${SECOND}`,
  36: MONTH,
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: MONTH,
  51: DAY,
  52: MONTH,
  53: DAY,
  54: DAY,
  55: `AM/PM${MINUTE}`,
  56: `AM/PM${SECOND}`,
  57: MONTH,
  58: DAY,
};

/** From the first of January 1900, as workbooks count it, to that of 1904. */
const FOUR_YEARS = 1462;
/** The first of January 1970. */
export const SERIAL_OF_1970 = 25_569;

/** How the cells of a workbook print their numbers. */
export class NumberFormats {
  readonly #styles: readonly (string | null)[];
  readonly #isFrom1904: boolean;

  constructor(styles: string, workbook: string) {
    this.#styles = stylesIn(styles);
    this.#isFrom1904 = countsFrom1904(workbook);
  }

  /** As the format of a style prints it; as it is where that is none that can be followed. */
  printed(value: number, style: number): string {
    return printedAs(this.#styles[style] ?? null, value, this.#isFrom1904);
  }
}

/** A number as a format prints it; as it is where that is null or cannot be followed. */
export function printedAs(code: string | null, value: number, isFrom1904 = false): string {
  const plain = String(Number(value.toPrecision(15)));
  if (code === null) return plain;
  try {
    const shown = isFrom1904 && isDateFormat(code) ? value + FOUR_YEARS : value;
    // Days of the week are Chinese there, names of months are not: 1-Jan-24.
    const locale = code.includes('mmm') ? 'en-US' : 'zh-CN';
    return formatNumber(code, shown, { throws: true, locale }).trim();
  } catch {
    return plain;
  }
}

function stylesIn(xml: string): (string | null)[] {
  const own = new Map<string, string>();
  const styles: (string | null)[] = [];
  let inStyles = false;
  readXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') own.set(attributes['numFmtId'] ?? '', plainly(attributes['formatCode'] ?? ''));
      if (tag === 'cellXfs') inStyles = true;
      if (tag === 'xf' && inStyles) {
        const id = attributes['numFmtId'] ?? '0';
        styles.push(own.get(id) ?? BUILT_IN[Number(id)] ?? null);
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') inStyles = false;
    },
  });
  return styles;
}

/**
 * What programs write in China as all understand it: `0!.0,"万元"` draws a point (as `\.` does) so that thousands look like
 * ten thousands, colours have Chinese names, and the system's own long date and time are those of a Chinese one.
 */
export function plainly(code: string): string {
  const long = /^\[\$-F([48])00\]/i.exec(code)?.[1];
  if (long !== undefined) return long === '8' ? DATE : 'h:mm:ss';
  return code.replaceAll(
    /"[^"]*"|\\.|!(.)|\[\p{Script=Han}+\s*\d*\]|上午\/下午/gu,
    (found, drawn?: string) => {
      if (drawn !== undefined) return `\\${drawn}`;
      if (found === '上午/下午') return 'AM/PM';
      return found.startsWith('[') ? '' : found;
    },
  );
}

function countsFrom1904(workbook: string): boolean {
  let is = false;
  readXml(workbook, {
    open: (tag, { date1904 }) => {
      if (tag === 'workbookPr') is = date1904 === '1' || date1904 === 'true';
    },
  });
  return is;
}
