import { describe, expect, it } from 'vitest';
import { readRtf } from './read-rtf.ts';

const HEAD =
  '{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}{\\f2\\fcharset2 Symbol;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2\\outlinelevel1 x;}{\\s5\\sbasedon1 own;}{\\*\\cs10 Default;}}\n';

function read(body: string): { lines: string[]; headings: string[] } {
  const { text, layout } = readRtf(`${HEAD}${body}}`);
  const characters = [...text];
  return {
    lines: text.split('\n').filter(Boolean),
    headings: layout.headings.map(
      ({ start, end, level }) => `${level} ${characters.slice(start, end).join('')}`,
    ),
  };
}

describe('a Rich Text file', () => {
  it('has the headings that its styles or its paragraphs name', () => {
    const body =
      '\\pard\\s1 A\\par\\pard\\s5 B\\par\\s2 C\\par\\pard D\\par\\pard\\outlinelevel2 E\\par\\pard\\s1\\outlinelevel9 F\\par';
    expect(read(body)).toEqual({
      lines: ['A', 'B', 'C', 'D', 'E', 'F'],
      headings: ['1 A', '1 B', '2 C', '3 E'],
    });
  });

  it('has the numbers that simple programs write before entries', () => {
    expect(read("\\pard{\\listtext\\f2\\'B7\\tab}\\f0\\'bc\\'ec 13\\par").lines).toEqual(['● 检 13']);
    expect(read('\\pard{\\pntext\\f0 1.\\tab}{\\*\\pn\\pnlvlbody}checked 12\\par').lines).toEqual([
      '1. checked 12',
    ]);
  });

  it('has no words that were deleted, up to the end of their writing', () => {
    expect(
      read('\\pard 4{\\deleted 99}1{\\revised 5}\\deleted 77\\plain 6\\deleted 8\\deleted0 7\\par').lines,
    ).toEqual(['41567']);
    expect(read("\\pard 4\\deleted\\'bc\\'ec\\plain 6\\par").lines).toEqual(['46']);
    expect(read('\\pard a{\\v 8\\plain b}\\par').lines).toEqual(['ab']);
  });

  it('has a box once, behind the paragraph that it hangs on', () => {
    const box =
      '{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard in the box\\par second\\par}}{\\shprslt\\pard in the box\\par}}';
    expect(read(`\\pard before ${box}and after\\par end\\par`).lines).toEqual([
      'before and after',
      'in the box',
      'second',
      'end',
    ]);
  });
});
