import { WHOLE_PAGE, type PageBox } from '../../data/contract/page-model.ts';

/** Quarters to the right by which a person has turned the pages. */
export type Turns = 0 | 1 | 2 | 3;

/** A box of a page as it stands once the page is turned; its units stay parts of what is then its width and height. */
export function turnedBox(box: PageBox, turns: Turns): PageBox {
  const { page, x, y, width, height } = box;
  switch (turns) {
    case 0:
      return box;
    case 1:
      return { page, x: WHOLE_PAGE - y - height, y: x, width: height, height: width };
    case 2:
      return { page, x: WHOLE_PAGE - x - width, y: WHOLE_PAGE - y - height, width, height };
    case 3:
      return { page, x: y, y: WHOLE_PAGE - x - width, width: height, height: width };
  }
}

/** Where on the page as its file shows it a point of the turned one lies; both in parts. */
export function turnedBack(x: number, y: number, turns: Turns): readonly [x: number, y: number] {
  switch (turns) {
    case 0:
      return [x, y];
    case 1:
      return [y, WHOLE_PAGE - x];
    case 2:
      return [WHOLE_PAGE - x, WHOLE_PAGE - y];
    case 3:
      return [WHOLE_PAGE - y, x];
  }
}
