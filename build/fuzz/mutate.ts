/** Spoils texts and files as typesetting, copying, bad disks and bad will do. Everything follows from `random`. */
type Random = () => number;
type TextMutation = (text: string, random: Random) => string;

const pick = (random: Random, limit: number): number => Math.floor(random() * limit);
const choose = <T>(random: Random, list: readonly [T, ...T[]]): T =>
  list[pick(random, list.length)] ?? list[0];

const STRANGE = [
  '\u0000', '\u200b', '\ufeff', '\u202e', '\u2fa6', '\u2f00', '\ue000', '\ud800', '\u{20000}', '％', '１', '　', '\t', '\r', '\f',
  '“', '”', '【看点】', '【', '——', '……', '。', '，', '2023年', '第', '亿', '万', '%', '-1', '9'.repeat(40), '0.00000001', '●',
  '首页 > ', '<b>', '&amp;', '#', '|', 'Ａ', '۳', '½', '〇', '一二三',
] as const; // prettier-ignore

const place = (text: string, random: Random): number => pick(random, text.length + 1);

/** A stretch of the text, mostly short, sometimes long. */
function stretch(text: string, random: Random): readonly [start: number, end: number] {
  const start = place(text, random);
  return [start, Math.min(text.length, start + pick(random, random() < 0.9 ? 60 : 4000))];
}

const TEXT_MUTATIONS: readonly [TextMutation, ...TextMutation[]] = [
  (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + choose(random, STRANGE).repeat(1 + pick(random, 3)) + text.slice(at);
  },
  (text, random) => {
    const [start, end] = stretch(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const [start, end] = stretch(text, random);
    const at = place(text, random);
    return text.slice(0, at) + text.slice(start, end) + text.slice(at);
  },
  (text, random) => {
    const [start, end] = stretch(text, random);
    const times = random() < 0.97 ? 2 + pick(random, 4) : 200 + pick(random, 800);
    return (
      text.slice(0, start) + text.slice(start, Math.min(end, start + 60)).repeat(times) + text.slice(end)
    );
  },
  (text, random) => (random() < 0.5 ? text.replaceAll('\n', '') : text.replaceAll('\n', '\n\n')),
  (text, random) => {
    const width = 6 + pick(random, 40);
    return text.replaceAll(new RegExp(`(.{${width}})`, 'gu'), '$1\n');
  },
  (text, random) => {
    const [start, end] = stretch(text, random);
    return (
      text.slice(0, start) + [...text.slice(start, end)].map((one) => one + one).join('') + text.slice(end)
    );
  },
  (text) =>
    text.replaceAll(/(.)/gu, (one) =>
      /\d/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one,
    ),
  (text, random) => text.replaceAll(/[。，]/g, () => choose(random, ['。', '，', '；', '', ' ', '\n'])),
  (text, random) =>
    text
      .split('\n')
      .sort(() => random() - 0.5)
      .join('\n'),
];

/** One to four changes of the text. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let n = pick(random, 5); n > 0; n--) mutated = choose(random, TEXT_MUTATIONS)(mutated, random);
  return mutated.slice(0, 400_000);
}

/** Up to eight changes of the bytes; half of the files keep theirs. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  if (random() < 0.5) return bytes;
  let mutated = Buffer.from(bytes);
  for (let n = 1 + pick(random, 8); n > 0 && mutated.length > 0; n--) mutated = changeBytes(mutated, random);
  return mutated;
}

function changeBytes(bytes: Buffer<ArrayBuffer>, random: Random): Buffer<ArrayBuffer> {
  const at = pick(random, bytes.length);
  const end = Math.min(bytes.length, at + pick(random, 200));
  switch (pick(random, 6)) {
    case 0:
      bytes[at] = pick(random, 256);
      return bytes;
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
    case 3:
      return bytes.fill(choose(random, [0, 10, 32, 0x3c, 0xff]), at, end);
    case 4:
      return random() < 0.2 ? bytes.subarray(0, at) : bytes;
    default:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(random, 8));
      return bytes;
  }
}
