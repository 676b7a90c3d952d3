/** It has no types of its own. */
declare module 'word-extractor' {
  interface WordDocument {
    getBody(): string;
    getTextboxes(options: { readonly includeHeadersAndFooters: boolean }): string;
    getFootnotes(): string;
    getEndnotes(): string;
  }
  export default class WordExtractor {
    extract(source: Buffer): Promise<WordDocument>;
  }
}
