interface Pair {
  /** The word with its two halves; what both halves share follows. */
  readonly word: RegExp;
  readonly halves: readonly [string, string];
}

const pair = (first: string, second: string, shared: string, halves = [first, second] as const): Pair => ({
  word: new RegExp(`${first}(?:、|和|与|及)?${second}(?=${shared})`, 'u'),
  halves,
});

/** Two things in one word: 存贷款 is 存款 and 贷款, 内外资企业 is 内资企业 and 外资企业. */
const PAIRS: readonly Pair[] = [
  pair('存', '贷', '款'),
  pair('内', '外', '[资贸销商地部方科环]|游客|来客'),
  pair('进', '出', '口|港|站|园|境'),
  pair('出', '入', '境'),
  pair('东', '西', '部|线|区|段'),
  pair('南', '北', '部|线|区|段|方'),
  pair('男', '女', '性|生|职工|婴|方'),
  pair('客', '货', '运|车'),
  pair('产', '销', '量|值|率'),
  pair('征', '退', '税'),
  pair('国', '省', '道'),
  pair('一', '二', '审'),
  pair('中', '小', '学|型|企业|微'),
  pair('大', '中', '型'),
  pair('上', '下', '半年|游'),
  pair('城', '乡', '居民|低保|常住|户籍|特困|公交|市场|社区|消费', ['城镇', '农村']),
  pair('收', '支', '$|总额|规模', ['收入', '支出']),
];
const ORDINALS =
  /第?([一二三])(?:、|和)?(?:第?([一二三])(?:、|和)?)?第?([一二三])(?=产业)|三次(?=产业(?!结构))/u;
const PLACES = ['一', '二', '三'];

/** The subjects that one word names together, in order, each with what stands around it; null where they are not so many. */
export function coordinated(words: string, values: number): readonly string[] | null {
  const apart = (found: RegExpExecArray, parts: readonly string[]): readonly string[] | null =>
    parts.length === values
      ? parts.map((part) => words.slice(0, found.index) + part + words.slice(found.index + found[0].length))
      : null;
  const ordinals = ORDINALS.exec(words);
  if (ordinals) {
    const named = ordinals.slice(1).filter((place) => place !== undefined);
    return apart(
      ordinals,
      (named.length > 0 ? named : PLACES).map((place) => `第${place}`),
    );
  }
  for (const { word, halves } of PAIRS) {
    const found = word.exec(words);
    if (found) return apart(found, halves);
  }
  return null;
}
