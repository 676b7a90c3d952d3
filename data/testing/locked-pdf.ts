/** A PDF of one line of text that is locked, as PDF 1.1 has it (ISO 32000-1, 7.6: revision 2, 40 bits). */
import { createHash } from 'node:crypto';
import { pdfFileOf } from './pdf-file.ts';

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
/** Nothing is allowed but to look at it. */
const RIGHTS = -64;
const ID = Buffer.from('0123456789abcdef');

/** `user`: asked for before anything is seen; '' asks nobody, and then the owner alone is held to a password. */
export function lockedPdf(
  text: string,
  { owner, user }: { readonly owner: string; readonly user: string },
): Uint8Array {
  const ownerEntry = rc4(digest(padded(owner)).subarray(0, 5), padded(user));
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(RIGHTS);
  const key = digest(padded(user), ownerEntry, rights, ID).subarray(0, 5);
  const content = rc4(
    objectKey(key, CONTENT),
    Buffer.from(`BT /F 14 Tf 60 300 Td (${text}) Tj ET`, 'latin1'),
  );
  const locked = `<< /Filter /Standard /V 1 /R 2 /O <${ownerEntry.toString('hex')}> /U <${rc4(key, PADDING).toString('hex')}> /P ${RIGHTS} >>`;
  const file = pdfFileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 560 380] /Contents ${CONTENT} 0 R /Resources << /Font << /F 5 0 R >> >> >>`,
    Buffer.concat([
      Buffer.from(`<< /Length ${content.length} >>\nstream\n`, 'latin1'),
      content,
      Buffer.from('\nendstream', 'latin1'),
    ]),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);
  const id = `<${ID.toString('hex')}>`;
  // What is behind the table moves nothing that it lists.
  const [head, tail] = Buffer.from(file).toString('latin1').split('/Root 1 0 R');
  return new Uint8Array(
    Buffer.from(`${head!}/Root 1 0 R /Encrypt ${locked} /ID [${id} ${id}]${tail!}`, 'latin1'),
  );
}

const CONTENT = 4;

function padded(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
}

function digest(...parts: readonly Buffer[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest();
}

function objectKey(key: Buffer, object: number): Buffer {
  return digest(key, Buffer.from([object, 0, 0, 0, 0])).subarray(0, key.length + 5);
}

/** The cipher of the standard, which OpenSSL has given up. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b]!, state[a]!];
  };
  for (let i = 0, j = 0; i < 256; i++) swap(i, (j = (j + state[i]! + key[i % key.length]!) & 255));
  let [i, j] = [0, 0];
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255;
      swap(i, (j = (j + state[i]!) & 255));
      return byte ^ state[(state[i]! + state[j]!) & 255]!;
    }),
  );
}
