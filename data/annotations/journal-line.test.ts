import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  headerBody,
  headerLine,
  lineAfter,
  NO_HASH,
  readHeader,
  readLine,
  writeLine,
} from './journal-line.ts';

const header = headerLine('6f1d');
const body = '{"note":"核对电梯数"}';

describe('a line of the journal', () => {
  it('is hashed over the line before, its number and its body, as the README of the format says', () => {
    const line = lineAfter(header.hash, 1, body);
    const expected = createHash('sha256').update(`${header.hash}\n1\n${body}`, 'utf8').digest('hex');
    expect(line).toEqual({ seq: 1, prev: header.hash, hash: expected, body });
    expect(header).toEqual(lineAfter(NO_HASH, 0, headerBody('6f1d')));
  });

  it('has another hash after another line, at another place and with another body', () => {
    const hashes = [
      lineAfter(header.hash, 1, body),
      lineAfter(NO_HASH, 1, body),
      lineAfter(header.hash, 2, body),
      lineAfter(header.hash, 1, `${body} `),
    ].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(4);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.nat(), fc.json(), (seq, value) => {
        const line = lineAfter(header.hash, seq, `{"value":${value}}`);
        expect(readLine(writeLine(line).trimEnd())).toEqual(line);
      }),
    );
  });

  it('is not read when one character of it is another', () => {
    const text = writeLine(lineAfter(header.hash, 12, body)).trimEnd();
    const characters = [...text];
    fc.assert(
      fc.property(
        fc.nat({ max: characters.length - 1 }),
        fc.constantFrom('0', '7', 'a', '}', '数'),
        (at, other) => {
          fc.pre(characters[at] !== other);
          expect(readLine(characters.with(at, other).join(''))).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not read when the line that it says is before it is another', () => {
    const text = writeLine(lineAfter(header.hash, 1, body)).trimEnd();
    expect(readLine(text.replace(header.hash, NO_HASH))).toBeNull();
  });

  it('is not read when it is torn', () => {
    const text = writeLine(lineAfter(header.hash, 1, body)).trimEnd();
    for (let length = 0; length < text.length; length += 7)
      expect(readLine(text.slice(0, length))).toBeNull();
  });

  it('tells whose journal it begins', () => {
    expect(readHeader(header.body)).toMatchObject({ notebook: '6f1d', version: 1 });
    expect(readHeader('{"journal":"another program","version":1,"notebook":"6f1d"}')).toBeNull();
  });
});
