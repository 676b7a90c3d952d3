import { pinyin } from 'pinyin-pro';

/**
 * Orders names as people read them: syllable by syllable, then by tone, then by character. 长沙 stands under c, 厦门
 * under x, 单县 under s. The collation of ICU takes one reading a character, whatever the word.
 */
export function comparePinyin(a: string, b: string): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Names of agencies are few, and each is compared often. */
const LARGEST_MEMORY = 50_000;
const keys = new Map<string, string>();

function keyOf(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    // A space is less than any letter: xi an comes before xian. Characters decide what sounds the same.
    key = `${readingOf(name).join(' ')}\u0000${name}`;
    if (keys.size >= LARGEST_MEMORY) keys.clear();
    keys.set(name, key);
  }
  return key;
}

/** A syllable with the number of its tone for each Chinese character; a run of anything else as it is. */
function readingOf(name: string): readonly string[] {
  const read = pinyin(name, { toneType: 'num', type: 'array', v: true, nonZh: 'consecutive' });
  const place = PLACES.find(([written]) => name.startsWith(written));
  return (place ? [place[1], ...read.slice(1)] : read).map((one) => one.toLowerCase());
}

/**
 * First syllables of the divisions that the library reads by the everyday word (readings of the Ministry of Civil
 * Affairs' 行政区划 names). Where it knows the name, as of 长沙, 六安, 铅山, nothing stands here.
 */
const PLACES: readonly (readonly [place: string, first: string])[] = [
  ['单县', 'shan4'],
  ['乐清', 'yue4'],
  ['乐亭', 'lao4'],
  ['乐陵', 'lao4'],
  ['尉犁', 'yu4'],
  ['蔚县', 'yu4'],
  ['浚县', 'xun4'],
  ['涡阳', 'guo1'],
  ['泌阳', 'bi4'],
  ['召陵', 'shao4'],
  ['曾都', 'zeng1'],
  ['华阴', 'hua4'],
  ['华州', 'hua4'],
  ['六合', 'lu4'],
  ['歙县', 'she4'],
  ['筠连', 'jun1'],
  ['什邡', 'shi2'],
  ['珲春', 'hun2'],
  ['调兵山', 'diao4'],
  ['都匀', 'du1'],
  ['都昌', 'du1'],
];
