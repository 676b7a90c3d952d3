import { ArchiveError } from '../../contract/errors.ts';

/** What of a message is read: the page that was saved (.mht), or a letter's text (.eml). */
export interface MailText {
  readonly html: string | null;
  readonly text: string | null;
}

/** A message in MIME (RFC 2045, 2557); nothing that it names is fetched. */
export async function readMail(name: string, bytes: Uint8Array): Promise<MailText> {
  const { default: PostalMime } = await import('postal-mime');
  try {
    const mail = await PostalMime.parse(bytes);
    const page = mail.attachments.find((part) => /^text\/html/i.test(part.mimeType));
    const html = mail.html ?? (page ? decodedPage(page.content) : null);
    const subject = mail.subject === undefined || mail.subject === '' ? '' : `${mail.subject}\n\n`;
    return { html, text: mail.text === undefined ? null : subject + mail.text };
  } catch (error) {
    throw new ArchiveError('file_unreadable', `${name} is no readable message`, { cause: error });
  }
}

function decodedPage(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
