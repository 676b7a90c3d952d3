/** The half of word-extractor that reads Word 97; it has no types of its own. */
declare module 'word-extractor/lib/word-ole-extractor.js' {
  /** Without `filterUnicode: false` the library makes ASCII of Chinese quotation marks and dashes. */
  interface Unfiltered {
    readonly filterUnicode: false;
  }
  interface WordDocument {
    getBody(options: Unfiltered): string;
    getTextboxes(options: Unfiltered & { readonly includeHeadersAndFooters: boolean }): string;
    getFootnotes(options: Unfiltered): string;
    getEndnotes(options: Unfiltered): string;
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
