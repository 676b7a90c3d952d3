import { ArchiveError } from '../../contract/errors.ts';

export interface DecodedText {
  readonly text: string;
  /** As a person would name it. */
  readonly encoding: string;
}

/** A text of more is no report: the longest known have ten thousand characters. */
export const LONGEST_TEXT = 5_000_000;

/**
 * Decodes the bytes of a text file: by its byte-order mark, else as UTF-8 if it is that, else UTF-16 without a mark,
 * Big5 or GB18030. `wanted` overrides all of it. Throws file_empty, file_encoding, file_binary or file_too_large.
 */
export async function decodeText(name: string, bytes: Uint8Array, wanted?: string): Promise<DecodedText> {
  if (bytes.length === 0) throw new ArchiveError('file_empty', `${name} has no bytes`);
  const decoded = wanted ? decodeAs(name, bytes, wanted) : await detect(name, bytes);
  if (decoded.text.length > LONGEST_TEXT) {
    throw new ArchiveError('file_too_large', `${name} has ${decoded.text.length} characters`);
  }
  if (looksBinary(decoded.text))
    throw new ArchiveError('file_binary', `${name} is full of control characters`);
  if (!/\S/.test(decoded.text.replace(/^\ufeff/, '')))
    throw new ArchiveError('file_empty', `${name} holds only blanks`);
  return decoded;
}

function decodeAs(name: string, bytes: Uint8Array, wanted: string): DecodedText {
  try {
    return { text: new TextDecoder(wanted, { ignoreBOM: true }).decode(bytes), encoding: wanted };
  } catch (error) {
    throw new ArchiveError('file_encoding', `${name}: unknown encoding ${JSON.stringify(wanted)}`, {
      cause: error,
    });
  }
}

async function detect(name: string, bytes: Uint8Array): Promise<DecodedText> {
  const marked = byMark(bytes);
  const found =
    (marked && strictly(bytes, marked)) ??
    strictly(bytes, 'UTF-8') ??
    unmarkedUtf16(bytes) ??
    nearly(bytes, 'UTF-8') ??
    (await chinese(bytes));
  if (!found) throw new ArchiveError('file_encoding', `${name} is neither UTF-8, UTF-16, GB18030 nor Big5`);
  // UTF-16 of plain ASCII is valid UTF-8 too, with a NUL beside every letter.
  if (found.encoding === 'UTF-8' && !marked) return unmarkedUtf16(bytes) ?? found;
  return found;
}

/** The encoding that a byte-order mark tells; null without one. */
export function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'UTF-16BE' : null;
}

/** Null where bytes are no text of an encoding, or there is none of the name. A mark stays. */
export function strictly(bytes: Uint8Array, encoding: string): DecodedText | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** Half of the bytes of UTF-16 tell the block of a character: few different values, and line ends as 00 0A. */
function unmarkedUtf16(bytes: Uint8Array): DecodedText | null {
  if (bytes.length < 4) return null;
  // A file that was cut short ends in half a character.
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const sample = whole.subarray(0, 20_000);
  for (const encoding of ['UTF-16LE', 'UTF-16BE']) {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample);
    const usual =
      text.match(/[\n\r -~\u00b7\u2014-\u203b\u25a0-\u25cf\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e]/g)
        ?.length ?? 0;
    const punctuation = text.match(/[\n ，。、,.“”0-9]/g)?.length ?? 0;
    if (usual > text.length * 0.98 && punctuation > text.length * 0.04) return strictly(whole, encoding);
  }
  return null;
}

/** A text with a few broken bytes is still one of its encoding; what is lost shows as U+FFFD. Null where much is. */
export function nearly(bytes: Uint8Array, encoding: 'UTF-8' | 'GB18030' | 'Big5'): DecodedText | null {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return lost <= Math.max(3, text.length * 0.01) && han > 4 * lost ? { text, encoding } : null;
}

async function chinese(bytes: Uint8Array): Promise<DecodedText | null> {
  const { detect: guess } = await import('chardet');
  const sample = bytes.subarray(0, 100_000);
  const isCommoner = commonShare(sample, BIG5) > commonShare(sample, GB2312);
  const simplified = strictly(bytes, 'GB18030');
  if (simplified) {
    // The guess alone takes small tables of simplified characters for traditional ones.
    const isTraditional = isCommoner && guess(sample) === 'Big5';
    return (isTraditional ? strictly(bytes, 'Big5') : null) ?? simplified;
  }
  // With a broken byte either may still be valid as the other.
  const traditional = strictly(bytes, 'Big5');
  return isCommoner ? (traditional ?? nearly(bytes, 'Big5')) : (nearly(bytes, 'GB18030') ?? traditional);
}

/** The first byte of symbols ends, that of common characters ends: level 1 of GB/T 2312 and of Big5. */
interface CommonRows {
  readonly symbols: number;
  readonly common: number;
  /** The second byte of its characters. */
  readonly least: number;
}
const GB2312: CommonRows = { symbols: 0xaf, common: 0xd7, least: 0xa1 };
const BIG5: CommonRows = { symbols: 0xa3, common: 0xc6, least: 0x40 };

/** Of the pairs of bytes that are no symbols, how many are common characters; 0 where there are none. */
function commonShare(bytes: Uint8Array, { symbols, common, least }: CommonRows): number {
  let [pairs, found] = [0, 0];
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x81) continue;
    const trail = bytes[++at]!;
    if (lead <= symbols && lead >= 0xa1) continue;
    pairs += 1;
    if (lead > symbols && lead <= common && trail >= least) found += 1;
  }
  return pairs === 0 ? 0 : found / pairs;
}

function looksBinary(text: string): boolean {
  const controls = text.match(/(?![\t\n\v\f\r\u0085])\p{Cc}/gu)?.length ?? 0;
  return controls > Math.max(8, text.length * 0.02);
}
