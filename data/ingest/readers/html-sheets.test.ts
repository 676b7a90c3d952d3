import { describe, expect, it } from 'vitest';
import { readHtml } from './read-html.ts';

const PARAGRAPH = '<p>2021年，全局检查门店1203家，立案36件，办理投诉318件。</p>';
const textOf = (style: string, body: string): string =>
  readHtml(`<html><head>${style}</head><body><h1>工作总结</h1>${PARAGRAPH}${body}</body></html>`).text;

describe('text that a style sheet of its page hides', () => {
  it.each([
    ['<style>.x{display:none}</style>', '<div class="a x">暗语99件</div>'],
    ['<style>.x{display: none !important}</style>', '<p class="x">暗语99件</p>'],
    ['<style>#x { color: red; visibility: hidden }</style>', '<p id="x">暗语99件</p>'],
    ['<style>/* a */ h2, p.x, .y{DISPLAY:NONE}</style>', '<p class="x">暗语99件</p>'],
    ['<style>.a .x{display:none}</style>', '<div class="a"><div><p class="x">暗语99件</p></div></div>'],
    ['<style>@media screen{.x{display:none}}</style>', '<p class="x">暗语<b>99</b>件</p>'],
    ['<style>.x{display:block}.x{display:none}</style>', '<p class="x">暗语99件</p>'],
    ['<style>p{color:red}</style><style>span{display:none}</style>', '<p><span>暗语99件</span></p>'],
    ['<style>.x{font-size:0px}</style>', '<p class="x">暗语99件</p>'],
    ['<style>.x{opacity:.0}</style>', '<p class="x">暗语99件</p>'],
  ])('never comes in: %s', (style, body) => {
    expect(textOf(style, body)).not.toMatch(/暗语|99/);
    expect(textOf(style, body)).toContain('1203家');
  });

  it.each([
    ['<style>@media print{.x{display:none}}</style>', '<p class="x">明言99件</p>'],
    ['<style media="print">.x{display:none}</style>', '<p class="x">明言99件</p>'],
    ['<style>.x{display:none}.x.on{display:block}</style>', '<p class="x on">明言99件</p>'],
    ['<style>.x{display:none}</style>', '<p class="x" style="display:block">明言99件</p>'],
    ['<style>.a .x{display:none}</style>', '<p class="x">明言99件</p>'],
    ['<style>.x:hover{display:none} .x::before{display:none}</style>', '<p class="x">明言99件</p>'],
    ['<style>/* .x{display:none} */</style>', '<p class="x">明言99件</p>'],
    ['<style>.x{display:none</style>', '<p class="x">明言99件</p>'],
    ['<style>.x{font-size:0.9em;opacity:0.5;left:-10px}</style>', '<p class="x">明言99件</p>'],
  ])('is text where a reader sees it: %s', (style, body) => {
    expect(textOf(style, body)).toContain('明言99件');
  });
});
