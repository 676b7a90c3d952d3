const THREE_YEARS = 'columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest';

/** The pages of the program, each with something on it: a name for the file and an address. */
export const PAGES = [
  ['01-first-screen', '#/read'],
  ['02-hits', '#/read/pinghu-2022?q=放心消费'],
  ['03-figures-beside', '#/read/pinghu-2022?side=figures'],
  ['04-topics', `#/compare?${THREE_YEARS}`],
  ['05-figures', `#/compare?${THREE_YEARS}&mode=figures`],
  ['06-sentences', '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&way=sentences'],
  ['07-promises', '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&mode=promises'],
  ['08-contexts', '#/search/context?q=放心消费'],
  ['09-frequency', '#/search/years?q=放心消费'],
  ['10-indicators', '#/indicators'],
  ['11-programmes', '#/programmes?name=放心消费'],
  ['12-terms', '#/programmes?tab=terms'],
  ['13-notes', '#/notes'],
  ['14-library', '#/library'],
  ['15-catalogue', '#/catalogue'],
] as const;
