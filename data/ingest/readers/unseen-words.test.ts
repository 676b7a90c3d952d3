import { describe, expect, it } from 'vitest';
import { parseOriginal } from '../parse-original.ts';
import { passagesInOrder } from '../../schema/parsed-report.ts';
import { readHtml } from './read-html.ts';

const SEEN = '全年走访集市上的店铺三百家，查处案件47件，罚没款12万元。';
const HIDDEN = '全年查处案件9999件。';

function read(html: string): { readonly text: string; readonly told: readonly string[] } {
  const { text, layout } = readHtml(html);
  const { sections, defects } = parseOriginal(text, {}, layout);
  return {
    text: passagesInOrder(sections)
      .map((passage) => passage.text)
      .join('\n'),
    told: defects.filter(({ kind }) => kind === 'invisible').map(({ before }) => before),
  };
}

describe('words of a web page in the colour of what they stand on', () => {
  it.each([
    ['white on paper', `<p>${SEEN}<span style="color:#fff">${HIDDEN}</span></p>`],
    [
      'almost white',
      `<p>${SEEN}<span style="font-size:12pt; color: rgb(253, 254, 255) !important">${HIDDEN}</span></p>`,
    ],
    ['a font of old', `<p>${SEEN}<font color="white">${HIDDEN}</font></p>`],
    [
      'blue on blue',
      `<p>${SEEN}</p><p style="background:#123456"> <b style="color:#123456">${HIDDEN}</b></p>`,
    ],
    [
      'in a cell',
      `<p>${SEEN}</p><table><tr><td bgcolor="#ffffff"><font color="#FFFFFF">${HIDDEN}</font></td></tr></table>`,
    ],
    [
      'white on a ground of its own, whatever sheets say',
      `<style>p{margin:0}</style><p class="a">${SEEN}<span style="color:#fff;background-color:#fff">${HIDDEN}</span></p>`,
    ],
  ])('are no part of its text, and are told: %s', (_, html) => {
    expect(read(html)).toEqual({ text: SEEN, told: [HIDDEN] });
  });

  it.each([
    [
      'white on a dark bar',
      `<p>${SEEN}</p><div style="background:#036"><p style="color:#fff">${HIDDEN}</p></div>`,
    ],
    [
      'a ground that is a picture',
      `<p>${SEEN}</p><div style="background:url(a.png)"><p style="color:#fff">${HIDDEN}</p></div>`,
    ],
    [
      'a ground that a sheet may name',
      `<style>.bar{background:#036}</style><p>${SEEN}</p><div class="bar"><p style="color:#fff">${HIDDEN}</p></div>`,
    ],
    [
      'dark within white',
      `<p>${SEEN}</p><p style="color:#fff"><span style="color:#333">${HIDDEN}</span></p>`,
    ],
    ['a colour of another form', `<p>${SEEN}</p><p style="color:var(--ink)">${HIDDEN}</p>`],
    ['a link', `<p>${SEEN}</p><p style="color:#fff"><a href="x">${HIDDEN}</a></p>`],
  ])('are another thing: %s', (_, html) => {
    const { text, told } = read(html);
    expect(text).toContain(HIDDEN);
    expect(told).toEqual([]);
  });
});
