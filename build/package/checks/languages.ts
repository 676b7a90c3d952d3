import path from 'node:path';
import type { Check } from './expected.ts';

/** Chromium's own words: a dialog's buttons, an error page. */
const WANTED = {
  linux: ['en-US', 'zh-CN'],
  win32: ['en-US', 'zh-CN'],
  darwin: ['en', 'zh_CN'],
} as const;

/** A Mac has the same words once more for each gender; electron-builder keeps those of a language that names a country. */
const GENDER = /_(FEMININE|MASCULINE|NEUTER)$/;

export const checkLanguages: Check = (app) => {
  const pattern =
    app.system === 'darwin'
      ? /Framework\.framework\/Versions\/A\/Resources\/(\w+)\.lproj\//
      : /^locales\/([\w-]+)\.pak$/;
  const found = new Set(
    app.files.flatMap((name) => {
      const language = pattern.exec(name)?.[1];
      return language ? [language.replace(GENDER, '')] : [];
    }),
  );
  const wanted = WANTED[app.system].join(', ');
  const stated = [...found].sort().join(', ');
  return stated === wanted
    ? []
    : [`${path.basename(app.root)}: languages ${stated || 'none'}, not ${wanted}`];
};
