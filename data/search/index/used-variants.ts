import type { Expansion } from '../../contract/search-model.ts';
import { foldCharacter } from '../../text/search-fold.ts';
import { difference, intersection, isEmpty, type BitSet } from './bit-set.ts';
import type { Evaluation } from './evaluate.ts';
import { expand, mostOfEach, variantsOf, withoutLonger, type Variant } from '../query/expansions.ts';
import { latinKey } from '../suggestion/pinyin-keys.ts';
import type { PinyinNames } from '../suggestion/pinyin-names.ts';
import type { Query, Term } from '../query/query-model.ts';
import type { Lineage } from '../query/expansions.ts';
import { searchForm } from '../../text/search-form.ts';
import { soughtIn } from '../query/sought.ts';

const MOST_BY_PINYIN = 5;

interface Words {
  readonly lineage: Lineage;
  readonly pinyinNames: PinyinNames;
}

/**
 * The variants that bring in anything at all; the others are not worth a word. Pinyin is a last resort: it is tried
 * for Latin words that stand nowhere.
 */
export function usedVariants(root: Query, words: Words, evaluation: Evaluation): readonly Variant[] {
  const used = variantsOf(root, words.lineage).filter(
    (variant) => !isEmpty(evaluation.passages({ ...variant.term, units: variant.units })),
  );
  const unknown = termsAlone(root).filter(
    (term) => !term.literal && latinKey(term.typed) !== null && isEmpty(evaluation.passages(term)),
  );
  return [...mostOfEach(used), ...unknown.flatMap((term) => byPinyin(term, words.pinyinNames, evaluation))];
}

function byPinyin(term: Term, names: PinyinNames, evaluation: Evaluation): Variant[] {
  const named = names.find(term.typed, MOST_BY_PINYIN).map((name): Variant => ({
    term,
    units: searchForm(name).units,
    from: term.typed,
    to: name,
    reason: 'pinyin',
  }));
  return withoutLonger(named).filter(
    (variant) => !isEmpty(evaluation.passages({ ...term, units: variant.units })),
  );
}

/** Words inside NEAR stand for themselves: nothing is searched besides them. */
function termsAlone(query: Query): readonly Term[] {
  return soughtIn(query).filter((sought): sought is Term => sought.kind === 'term');
}

/**
 * What was searched besides the words as typed, each with the passages that only it brought in. A word typed in
 * traditional characters is named with all passages that hold it: texts in either writing are found alike.
 */
export function expansionsOf(
  root: Query,
  variants: readonly Variant[],
  evaluation: Evaluation,
  found: { readonly all: BitSet; readonly exact: BitSet | null },
  passingCount: (found: BitSet) => number,
): readonly Expansion[] {
  const brought = (passages: BitSet): number => passingCount(intersection(found.all, passages));
  const traditional = termsAlone(root).flatMap((term): Expansion[] => {
    const to = simplified(term.typed);
    return to === null
      ? []
      : [{ from: term.typed, to, reason: 'traditional', count: brought(evaluation.passages(term)) }];
  });
  const others = variants.map((variant): Expansion => {
    const own = evaluation.passages(expand(root, [variant]));
    const count = brought(found.exact ? difference(own, found.exact) : own);
    return { from: variant.from, to: variant.to, reason: variant.reason, count };
  });
  // Letters may stand for names that never meet the other words of the query.
  return [...traditional, ...others.filter((one) => one.reason !== 'pinyin' || one.count > 0)];
}

/** Null where no character is a traditional one. */
function simplified(typed: string): string | null {
  const plain = typed.normalize('NFKC').toLowerCase();
  const to = Array.from(plain, foldCharacter).join('');
  return to === plain ? null : to;
}
