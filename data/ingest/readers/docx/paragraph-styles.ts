import { Parser } from 'htmlparser2';

/** What a style says of a paragraph, or of a run, its own or by those that it is based on. */
export interface ParagraphStyle {
  readonly numbering: { readonly instance: string; readonly level: number | null } | null;
  /** 1 to 9: an outline level, be the style called a heading or not; 0: the title; null: text. */
  readonly heading: number | null;
  /** Something of a colour lies behind its words. */
  readonly isShaded: boolean;
  /** Its words are shown nowhere (17.3.2.41). */
  readonly isHidden: boolean;
}

interface StatedStyle {
  name: string;
  basedOn: string | null;
  instance: string | null;
  level: number | null;
  outline: number | null;
  isShaded: boolean;
  isHidden: boolean | null;
}

const BARE = { isShaded: false, isHidden: null };

/** Of an element that is on unless it says that it is not (17.17.4). */
export const isOn = (value: string): boolean => !['0', 'false', 'off'].includes(value);

/** The styles of word/styles.xml (17.7.4) by their id. */
export function readStyles(xml: string): (id: string) => ParagraphStyle {
  const stated = new Map<string, StatedStyle>();
  let style: StatedStyle | null = null;
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const value = attributes['w:val'] ?? '';
        if (tag === 'w:style') {
          style = { ...{ name: '', basedOn: null, instance: null, level: null, outline: null }, ...BARE };
          stated.set(attributes['w:styleId'] ?? '', style);
        } else if (!style) return;
        else if (tag === 'w:name') style.name = value;
        else if (tag === 'w:basedOn') style.basedOn = value;
        else if (tag === 'w:numId') style.instance = value;
        else if (tag === 'w:ilvl') style.level = Number(value);
        else if (tag === 'w:outlineLvl') style.outline = Number(value);
        else if (tag === 'w:shd') style.isShaded = true;
        else if (tag === 'w:vanish') style.isHidden = isOn(value);
      },
      onclosetag: (tag) => {
        if (tag === 'w:style') style = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return (id) => inherited(stated, id);
}

/** Of a chain of styles the nearest word counts; a circle ends somewhere. */
function inherited(stated: ReadonlyMap<string, StatedStyle>, id: string): ParagraphStyle {
  const chain: StatedStyle[] = [];
  for (let at: string | null = id; at !== null && chain.length < 20; at = stated.get(at)?.basedOn ?? null) {
    const style = stated.get(at);
    if (style) chain.push(style);
  }
  const numbered = chain.find((style) => style.instance !== null);
  const headed = chain.map(headingOf).find((level) => level !== undefined);
  return {
    numbering: numbered
      ? { instance: numbered.instance!, level: chain.find((style) => style.level !== null)?.level ?? null }
      : null,
    heading: headed ?? null,
    isShaded: chain.some((style) => style.isShaded),
    isHidden: chain.find((style) => style.isHidden !== null)?.isHidden ?? false,
  };
}

function headingOf({ name, outline }: StatedStyle): number | null | undefined {
  const named = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1];
  if (named) return Number(named);
  if (/^(?:title|标题)$/i.test(name)) return 0;
  return outline === null ? undefined : outline < 9 ? outline + 1 : null;
}
