import { LONGEST_HEADER } from '../file-format.ts';

/** A file that lies in a message, taken out of its envelope. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Part {
  /** Names in small letters. */
  readonly header: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Parts in parts in parts, and letters that are passed on. */
const DEEPEST = 8;
/** What programs put beside a letter and nobody reads as a file: signatures, cards, invitations. */
const NO_PAPER = /^(?:application\/(?:(?:x-)?pkcs7-signature|pgp-signature)|text\/(?:calendar|x?-?vcard))\b/i;

/**
 * The files that are attached to a message (RFC 2045, 2046, 2183), in order; pictures that its text shows (RFC 2392, 2557) and
 * texts that stand in it are none. Empty for what is no message, or one of which nothing hangs.
 */
export function attachedFiles(bytes: Uint8Array): readonly AttachedFile[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!IS_MESSAGE.test(file.subarray(0, LONGEST_HEADER).toString('latin1'))) return [];
  const parts = leavesOf(partOf(file), 0);
  const pages = parts.filter((part) => /^text\/html\b/i.test(typeOf(part)));
  const shown = new Set(pages.flatMap(shownIn));
  return parts.flatMap((part, at) => fileOf(part, shown, at));
}

/** A header that says there are several parts. */
const IS_MESSAGE = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart\//i;

const typeOf = ({ header }: Part): string => header.get('content-type') ?? 'text/plain';

function leavesOf(part: Part, depth: number): readonly Part[] {
  const type = typeOf(part);
  const boundary = parameterOf(type, 'boundary');
  if (depth > DEEPEST) return [];
  if (/^multipart\//i.test(type) && boundary !== null)
    return split(part.body, boundary).flatMap((one) => leavesOf(partOf(one), depth + 1));
  return /^message\/rfc822\b/i.test(type) ? leavesOf(partOf(decoded(part)), depth + 1) : [part];
}

/** Names of the parts that a page shows. */
function shownIn(page: Part): readonly string[] {
  const html = decoded(page).toString('latin1');
  return Array.from(html.matchAll(/\bcid:([^"'\s>)]+)/gi), ([, id]) => unescaped(id!));
}

/** As RFC 2392 writes a name in an address. */
function unescaped(id: string): string {
  return id.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** `at`: where it stands in the message, by which what has no name is called. */
function fileOf(part: Part, shown: ReadonlySet<string>, at: number): readonly AttachedFile[] {
  const type = typeOf(part);
  const disposition = part.header.get('content-disposition') ?? '';
  const name =
    parameterOf(disposition, 'filename') ?? parameterOf(type, 'name') ?? unnamed(type, disposition, at);
  if (name === null || NO_PAPER.test(type)) return [];
  // A text that is not said to be attached stands in the letter.
  if (/^text\/(?:plain|html)\b/i.test(type) && !/^attachment\b/i.test(disposition)) return [];
  const id = /<([^>]*)>/.exec(part.header.get('content-id') ?? '')?.[1];
  const isPicture = /^image\//i.test(type) && id !== undefined && shown.has(id);
  // A saved page has all that belongs to it beside it.
  const isOfPage = part.header.has('content-location') && !/^attachment\b/i.test(disposition);
  return isPicture || isOfPage ? [] : [{ name, bytes: decoded(part) }];
}

/** Attached without a name: by its type. */
function unnamed(type: string, disposition: string, at: number): string | null {
  const [, kind = 'bin'] = /^\w+\/([\w.-]{1,20})/.exec(type) ?? [];
  return /^attachment\b/i.test(disposition) ? `附件${at}.${kind === 'plain' ? 'txt' : kind}` : null;
}

function partOf(bytes: Buffer): Part {
  const ends = ['\r\n\r\n', '\n\n'].map((end) => [bytes.indexOf(end), end.length] as const);
  const [at, length] = ends.filter(([found]) => found >= 0).sort(([a], [b]) => a - b)[0] ?? [bytes.length, 0];
  const header = new Map<string, string>();
  for (const line of bytes
    .subarray(0, at)
    .toString('latin1')
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && !header.has(name.toLowerCase())) header.set(name.toLowerCase(), value ?? '');
  }
  return { header, body: bytes.subarray(at + length) };
}

/** What stands between the boundaries; before the first and behind the last is nothing. */
function split(body: Buffer, boundary: string): readonly Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let from = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    if (from >= 0) parts.push(body.subarray(from, at));
    const isLast = body.subarray(at + mark.length, at + mark.length + 2).toString('latin1') === '--';
    const line = body.indexOf('\n', at);
    from = line < 0 ? body.length : line + 1;
    if (isLast) return parts;
  }
  // A message that was cut short has its last part to the end.
  return from >= 0 ? [...parts, body.subarray(from)] : parts;
}

function decoded({ header, body }: Part): Buffer {
  const encoding = (header.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  if (encoding === 'base64')
    return Buffer.from(body.toString('latin1').replaceAll(/[^A-Za-z0-9+/]/g, ''), 'base64');
  if (encoding !== 'quoted-printable') return body;
  const text = body.toString('latin1').replaceAll(/[ \t]*=\r?\n/g, '');
  return Buffer.from(
    text.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** A parameter of a header, in whichever way names are written (RFC 2047, 2231, or as bytes). */
function parameterOf(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}(\\*?)=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;"]+))`, 'i').exec(header);
  if (!found) return inPieces(header, name);
  const value = (found[2] ?? found[3]?.trim() ?? '').replaceAll(/\\(.)/g, '$1');
  if (found[1] === '*') return extended(value);
  return value.includes('=?') ? words(value) : inBytes(Buffer.from(value, 'latin1'));
}

/** filename*0*=gb18030''%B9…; filename*1*=…. */
function inPieces(header: string, name: string): string | null {
  const pieces = Array.from(
    header.matchAll(new RegExp(`;\\s*${name}\\*(\\d{1,3})\\*?=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'gi')),
    ([, at, quoted, plain]) => [Number(at), quoted ?? plain ?? ''] as const,
  );
  if (pieces.length === 0) return null;
  const whole = pieces.sort(([a], [b]) => a - b).map(([, piece]) => piece);
  return extended(whole.join(''));
}

function extended(value: string): string {
  const [, encoding = 'utf-8', text = value] = /^([\w-]*)'[^']*'(.*)$/s.exec(value) ?? [];
  const bytes = Buffer.from(
    text.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  return decodedAs(bytes, encoding);
}

const words = (value: string): string =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi, (_, encoding: string, kind: string, text: string) =>
      decodedAs(
        /b/i.test(kind)
          ? Buffer.from(text, 'base64')
          : decoded({
              header: new Map([['content-transfer-encoding', 'quoted-printable']]),
              body: Buffer.from(text.replaceAll('_', ' '), 'latin1'),
            }),
        encoding,
      ),
    );

/** Names that are written as they are mostly come from a Chinese Windows. */
function inBytes(bytes: Buffer): string {
  const text = new TextDecoder().decode(bytes);
  return text.includes('\ufffd') ? decodedAs(bytes, 'gb18030') : text;
}

function decodedAs(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding || 'utf-8').decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
