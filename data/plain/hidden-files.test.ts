import { expect, it } from 'vitest';
import { isHiddenName } from './hidden-files.ts';

it.each([
  ['.DS_Store', true],
  ['~$总结.docx', true],
  ['Thumbs.db', true],
  ['DESKTOP.INI', true],
  ['..', false],
  ['.', false],
  ['2024.总结.docx', false],
  ['desktop.ini.docx', false],
])('%s is hidden: %s', (name, expected) => {
  expect(isHiddenName(name)).toBe(expected);
});
