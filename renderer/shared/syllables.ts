/** Chinese text → its syllables without tones: 导入 → dao, ru. */
export type Syllables = (text: string) => readonly string[];

/** Loaded when it is first needed: the table of readings is large, and most windows never need it. */
export async function readSyllables(): Promise<Syllables> {
  const { pinyin } = await import('pinyin-pro');
  return (text) => pinyin(text, { toneType: 'none', type: 'array' });
}
