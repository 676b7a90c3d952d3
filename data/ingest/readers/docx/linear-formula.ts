import { readXml } from '../../../plain/read-xml.ts';

interface Part {
  readonly tag: string;
  text: string;
  readonly parts: Map<string, string>;
  readonly attributes: Record<string, string>;
}

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-=()n'].map((one, i) => [one, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][i]!]),
);

/** A formula of Word (OMML, ECMA-376 part 1, 22.1) on one line: (a−b)/c, x², √(y), Σ_(i=1)^n. */
export function linearFormula(xml: string): string {
  const open: Part[] = [newPart('')];
  let isText = false;
  readXml(xml, {
    open: (tag, attributes) => {
      open.push(newPart(tag));
      // 22.1.2.6 and 22.1.2.20: signs around and of an operation stand in its properties.
      const value = attributes['m:val'];
      if (value !== undefined) open.at(-3)!.attributes[tag] = value;
      isText = tag === 't';
    },
    text: (text) => {
      if (isText) open.at(-1)!.text += text;
    },
    close: () => {
      isText = false;
      const part = open.pop()!;
      const outer = open.at(-1)!;
      const text = written(part);
      outer.parts.set(
        part.tag,
        `${outer.parts.get(part.tag) ?? ''}${part.tag === 'e' && outer.parts.has('e') ? '，' : ''}${text}`,
      );
      outer.text += text;
    },
  });
  return open[0]!.text.trim();
}

const newPart = (tag: string): Part => ({ tag, text: '', parts: new Map(), attributes: {} });

function written({ tag, text, parts, attributes }: Part): string {
  const of = (name: string): string => parts.get(name) ?? '';
  const up = (name = 'sup'): string => raised(of(name));
  const down = (): string => (of('sub') === '' ? '' : `_${grouped(of('sub'))}`);
  switch (tag) {
    case 'f':
      return `${grouped(of('num'))}/${grouped(of('den'))}`;
    case 'rad':
      return `${of('deg') === '' ? '' : up('deg')}√${grouped(of('e'))}`;
    case 'sSup':
      return of('e') + up();
    case 'sSub':
      return of('e') + down();
    case 'sSubSup':
      return of('e') + down() + up();
    case 'nary':
      return (attributes['chr'] ?? '∫') + down() + up() + of('e');
    case 'd':
      return (attributes['begChr'] ?? '(') + of('e') + (attributes['endChr'] ?? ')');
    default:
      return text;
  }
}

const raised = (text: string): string => {
  const signs = [...text].map((one) => RAISED[one]);
  return text === '' ? '' : signs.every((sign) => sign !== undefined) ? signs.join('') : `^${grouped(text)}`;
};

/** One word stands for itself: 33, 增加值. */
const grouped = (text: string): string => (/^[\p{L}\p{N}.,%]*$/u.test(text) ? text : `(${text})`);
