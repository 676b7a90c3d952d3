/** Of opencc-js: traditional and simplified character with a space between, the entries divided by bars. */
declare module 'opencc-js/dict/TSCharacters' {
  const entries: string;
  export default entries;
}
