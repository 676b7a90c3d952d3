import { ArchiveError } from '../../contract/errors.ts';
import { LONGEST_HEADER } from '../file-format.ts';
import { strictly } from './decode-text.ts';
import { paragraphsOf } from './markup.ts';
import { statedEncoding } from './read-html.ts';

/** What of a message is read: the page that was saved (.mht), or a letter's text (.eml). */
export interface MailText {
  readonly html: string | null;
  readonly text: string | null;
  /** '' for none. */
  readonly subject: string;
}

/** Where nothing says in what encoding the text is: that of China, of which UTF-8 is hardly ever a part. */
const UNSTATED = 'gb18030';
const LOST = '\ufffd';

/** A message in MIME (RFC 2045, 2557); nothing that it names is fetched. Throws file_protected for one that is encrypted. */
export async function readMail(name: string, bytes: Uint8Array): Promise<MailText> {
  const read = await parsed(name, bytes);
  if (![read.html, read.text].some((text) => text?.includes(LOST))) return read;
  // The envelope says nothing of the encoding, and the page itself may.
  const stated = /<meta[^>]+charset\s*=\s*["']?([\w-]{3,20})/i.exec(read.html ?? '')?.[1];
  const again = await parsed(name, withEncoding(bytes, stated ?? UNSTATED));
  return countOf(again) < countOf(read) ? again : read;
}

const countOf = ({ html, text }: MailText): number => `${html ?? ''}${text ?? ''}`.split(LOST).length;

async function parsed(name: string, bytes: Uint8Array, depth = 0): Promise<MailText> {
  const { default: PostalMime } = await import('postal-mime');
  try {
    const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
    const page = mail.attachments.find(
      (part) => /^text\/html/i.test(part.mimeType) && (!mail.text || part.disposition !== 'attachment'),
    );
    const html = mail.html ?? (page ? decodedPage(page.content) : null);
    if (html === null && !mail.text && mail.attachments.some(({ mimeType }) => LOCKED.test(mimeType)))
      throw new ArchiveError('file_protected', `${name} is an encrypted message`);
    const letter = { html, text: mail.text ?? null, subject: plainSubject(bytes) ?? mail.subject ?? '' };
    const passedOn = mail.attachments.filter(({ mimeType }) => /^message\/rfc822$/i.test(mimeType));
    return depth < DEEPEST ? await withLetters(letter, name, passedOn.map(bytesOf), depth) : letter;
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('file_unreadable', `${name} is no readable message`, { cause: error });
  }
}

/** What it is about where that is written in bytes as they are, against RFC 5322 and as old programs do; else null. */
function plainSubject(bytes: Uint8Array): string | null {
  const header =
    Buffer.from(bytes.subarray(0, LONGEST_HEADER))
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? '';
  const found = /^subject:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(header)?.[1] ?? '';
  if (!/[\x80-\xff]/.test(found)) return null;
  const words = Buffer.from(found.replaceAll(/\r?\n[ \t]+/g, ' '), 'latin1');
  return (strictly(words, 'UTF-8') ?? strictly(words, 'GB18030'))?.text ?? null;
}

/** A letter with those that it passes on, each with what it is about. */
async function withLetters(
  letter: MailText,
  name: string,
  passedOn: readonly Uint8Array[],
  depth: number,
): Promise<MailText> {
  let { html, text } = letter;
  for (const bytes of passedOn) {
    const inner = await parsed(name, bytes, depth + 1);
    if (html === null && inner.html === null)
      text = `${text ?? ''}\n\n${inner.subject}\n\n${inner.text ?? ''}`;
    else
      html = `${html ?? paragraphsOf(text ?? '')}${paragraphsOf(inner.subject)}${inner.html ?? paragraphsOf(inner.text ?? '')}`;
  }
  return { ...letter, html, text };
}

/** A letter in a letter in a letter. */
const DEEPEST = 2;

const bytesOf = ({ content }: { readonly content: ArrayBuffer | Uint8Array | string }): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

/** S/MIME (RFC 8551, 3.2) and OpenPGP (RFC 3156, 4). */
const LOCKED = /^application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted)$/i;

/** The same message, in which parts of text that do not say their encoding say one. */
function withEncoding(bytes: Uint8Array, encoding: string): Uint8Array {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const stated = latin.replaceAll(TEXT_PART, (header) =>
    /charset\s*=/i.test(header) ? header : `${header}; charset="${encoding}"`,
  );
  return new Uint8Array(Buffer.from(stated, 'latin1'));
}

/** With the lines on which it goes on (RFC 5322, 2.2.3). */
const TEXT_PART = /^Content-Type:[ \t]*text\/(?:html|plain)\b[^\r\n]*(?:\r?\n[ \t]+[^\r\n]+)*/gim;

function decodedPage(content: ArrayBuffer | Uint8Array | string): string {
  const bytes = bytesOf({ content });
  return new TextDecoder(statedEncoding(bytes)).decode(bytes);
}
