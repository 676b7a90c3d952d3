/** A quantity found in a passage, before it is known what it measures. All places are UTF-16 indexes. */
export interface NumberToken {
  /**
   * `count`: number and unit. `rank`: 第一, 首位, 一等奖. `absence`: 零事故, 未发生. `streak`: 连续7年, 七连A.
   * `slogan`: 六大行动. `effort`: 通过三年努力.
   */
  readonly form: 'count' | 'rank' | 'absence' | 'streak' | 'slogan' | 'effort';
  /** The number with its unit. */
  readonly start: number;
  readonly end: number;
  /** The number alone. */
  readonly numberStart: number;
  readonly numberEnd: number;
  /** Number, unit and the words that bound it (近, 超 before; 以上 behind): what is not the subject. */
  readonly outerStart: number;
  readonly outerEnd: number;
  /** As printed, 万 and 亿 left to the unit: 3.85. */
  readonly value: number;
  readonly unit: string;
  readonly valueSi: number;
  readonly unitSi: string;
  readonly qualifier: string | null;
  readonly bound: 'lower' | 'upper' | null;
  readonly minor: boolean;
}
