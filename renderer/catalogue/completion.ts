/** Which values a field is offered for what stands at the cursor. */
import type { FieldType } from '../../data/contract/field-definition.ts';
import type { Syllables } from '../shared/syllables.ts';

/** A value that a field may be given; `also`: other names by which it is found. */
export interface Offer {
  readonly value: string;
  readonly also: readonly string[];
}

/** The value at the cursor among those of a field, in UTF-16 units, without the white space around it. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** The types of fields that hold words which come again. */
export function isCompleted(type: FieldType): boolean {
  return ['line', 'lines', 'tags', 'byline', 'person'].includes(type);
}

/** What parts the values of a field of this type; null: it holds one. */
function jointsOf(type: FieldType): RegExp | null {
  if (type === 'lines' || type === 'tags') return /[；;\n]/u;
  return type === 'byline' ? /[；;、,，：:\n]/u : null;
}

export function partAt(type: FieldType, text: string, caret: number): Part {
  const joint = jointsOf(type);
  let [start, end] = [0, text.length];
  if (joint) {
    start = caret;
    while (start > 0 && !joint.test(text[start - 1]!)) start -= 1;
    end = caret;
    while (end < text.length && !joint.test(text[end]!)) end += 1;
  }
  const part = text.slice(start, end);
  return {
    start: start + (part.length - part.trimStart().length),
    end: Math.max(start, end - (part.length - part.trimEnd().length)),
  };
}

/** The text with the value in place of the part, and where the cursor then stands. */
export function putIn(text: string, { start, end }: Part, value: string): readonly [string, number] {
  return [text.slice(0, start) + value + text.slice(end), start + value.length];
}

/** A text as it is typed on a Latin keyboard, and where in it a syllable begins. */
interface Reading {
  readonly full: string;
  readonly starts: readonly number[];
  readonly initials: string;
}

/** Finds what is typed in values, in their other names and in the pinyin of both, whole or by initials. */
export class Completion {
  readonly #offers: readonly Offer[];
  readonly #syllables: Syllables | null;
  readonly #readings = new Map<string, Reading>();

  /** `offers`: most used first. Without `syllables` nothing is found by pinyin. */
  constructor(offers: readonly Offer[], syllables: Syllables | null) {
    this.#offers = offers;
    this.#syllables = syllables;
  }

  /** In the order of the offers; what the field says already is left out. All of them where nothing is typed. */
  find(typed: string, said: readonly string[], most: number): readonly Offer[] {
    const wanted = typed.trim().toLowerCase();
    const latin = latinOf(wanted);
    const found: Offer[] = [];
    for (const offer of this.#offers) {
      if (found.length === most) break;
      if (said.includes(offer.value)) continue;
      if ([offer.value, ...offer.also].some((name) => this.#isFound(name, wanted, latin))) found.push(offer);
    }
    return found;
  }

  #isFound(name: string, wanted: string, latin: string | null): boolean {
    if (name.toLowerCase().includes(wanted)) return true;
    if (latin === null || !this.#syllables) return false;
    const { full, starts, initials } = this.#readingOf(name, this.#syllables);
    return initials.includes(latin) || starts.some((start) => full.startsWith(latin, start));
  }

  #readingOf(name: string, syllables: Syllables): Reading {
    const known = this.#readings.get(name);
    if (known) return known;
    const read = syllables(name.toLowerCase()).filter((one) => /^[a-z0-9]+$/u.test(one));
    const starts: number[] = [];
    let full = '';
    for (const one of read) {
      starts.push(full.length);
      full += one;
    }
    const reading = { full, starts, initials: read.map((one) => one[0]).join('') };
    this.#readings.set(name, reading);
    return reading;
  }
}

/** Null for what cannot be pinyin. */
export function latinOf(typed: string): string | null {
  const latin = typed.replaceAll(/[\s'’]/gu, '').toLowerCase();
  return /^[a-z][a-z0-9]*$/u.test(latin) ? latin : null;
}

/** The values that stand in the text, as far as its type parts them. */
export function valuesIn(type: FieldType, text: string): readonly string[] {
  const joint = jointsOf(type);
  return (joint ? text.split(joint) : [text]).map((one) => one.trim());
}
