/** The half of word-extractor that reads Word 97; it has no types of its own. */
declare module 'word-extractor/lib/word-ole-extractor.js' {
  /** Without `filterUnicode: false` the library makes ASCII of Chinese quotation marks and dashes. */
  interface Unfiltered {
    readonly filterUnicode: false;
  }
  export interface WordDocument {
    getBody(options: Unfiltered): string;
    getTextboxes(options: Unfiltered & { readonly includeHeadersAndFooters: boolean }): string;
    getFootnotes(options: Unfiltered): string;
    getEndnotes(options: Unfiltered): string;
  }
  /** A compound file; `stream` throws for a name that it has not. */
  export interface OleFile {
    stream(name: string): object;
  }
  export default class WordOleExtractor {
    /** The text in the order of the document, once writePieces has run. */
    readonly _pieces: readonly {
      readonly text: string;
      readonly startFilePos: number;
      readonly bpc: number;
    }[];
    /** `ccpText`: characters of the main text, the first of the pieces'. */
    readonly _boundaries: { readonly ccpText: number };
    extract(reader: object): Promise<WordDocument>;
    extractWordDocument(file: OleFile, document: Buffer): Promise<WordDocument>;
    streamBuffer(stream: object): Promise<Buffer<ArrayBuffer>>;
    /** Makes a line of each row of a table. */
    writeParagraphProperties(document: Buffer, tables: Buffer): void;
  }
}

declare module 'word-extractor/lib/filters.js' {
  /** Fields by what they show, marks of Word by tabs and lines. */
  export function clean(text: string): string;
}

declare module 'word-extractor/lib/buffer-reader.js' {
  export default class BufferReader {
    constructor(bytes: Buffer);
    open(): Promise<void>;
  }
}
