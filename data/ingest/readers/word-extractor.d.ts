/** The half of word-extractor that reads Word 97; it has no types of its own. */
declare module 'word-extractor/lib/word-ole-extractor.js' {
  interface WordDocument {
    getBody(): string;
    getTextboxes(options: { readonly includeHeadersAndFooters: boolean }): string;
    getFootnotes(): string;
    getEndnotes(): string;
  }
  export default class WordOleExtractor {
    extract(reader: object): Promise<WordDocument>;
  }
}

declare module 'word-extractor/lib/buffer-reader.js' {
  export default class BufferReader {
    constructor(bytes: Buffer);
    open(): Promise<void>;
  }
}
