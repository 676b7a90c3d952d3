/** A number as Word prints it before a paragraph (ECMA-376 part 1, 17.18.59 ST_NumberFormat); null for a format without numbers. */
export function listNumber(n: number, format: string): string | null {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
      return chinese(n, '零一二三四五六七八九', '十百千');
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return chinese(n, '零壹贰叁肆伍陆柒捌玖', '拾佰仟');
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[n - 1] ?? String(n);
    case 'ideographZodiac':
      return '子丑寅卯辰巳午未申酉戌亥'[n - 1] ?? String(n);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : String(n);
    case 'decimalEnclosedFullstop':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2487 + n) : `${n}.`;
    case 'decimalEnclosedParen':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2473 + n) : `(${n})`;
    case 'ideographEnclosedCircle':
      return n >= 1 && n <= 10 ? String.fromCodePoint(0x327f + n) : String(n);
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'upperLetter':
      return letters(n).toUpperCase();
    case 'lowerLetter':
      return letters(n);
    case 'upperRoman':
      return roman(n);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'bullet':
    case 'none':
      return null;
    default:
      return String(n);
  }
}

/** 10 is 十, 12 十二, 20 二十, 105 一百零五. */
function chinese(n: number, digits: string, units: string): string {
  if (n < 0 || n > 9999) return String(n);
  if (n === 0) return digits[0]!;
  let text = '';
  let isGap = false;
  [...String(n)].forEach((digit, i, all) => {
    const unit = all.length - 1 - i;
    if (digit === '0') isGap = text !== '';
    else {
      text += (isGap ? digits[0]! : '') + digits[Number(digit)]! + (unit > 0 ? units[unit - 1]! : '');
      isGap = false;
    }
  });
  return n >= 10 && n < 20 ? text.slice(1) : text;
}

/** a … z, aa, bb: Word repeats the letter. */
function letters(n: number): string {
  if (n < 1 || n > 780) return String(n);
  return String.fromCodePoint(0x61 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  let left = n;
  let text = '';
  for (const [value, sign] of ROMAN)
    while (left >= value) {
      text += sign;
      left -= value;
    }
  return text;
}
