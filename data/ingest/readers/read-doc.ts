import { ArchiveError } from '../../contract/errors.ts';

/** The text of a Word 97 file (.doc, .wps), line by line; text boxes and notes behind it, headers left out. */
export async function readDoc(name: string, bytes: Uint8Array): Promise<{ readonly text: string }> {
  // The library's own entry would bring a reader of .docx along, with packages that state no licence text.
  const { default: WordOleExtractor } = await import('word-extractor/lib/word-ole-extractor.js');
  const { default: BufferReader } = await import('word-extractor/lib/buffer-reader.js');
  try {
    const reader = new BufferReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    await reader.open();
    const document = await new WordOleExtractor().extract(reader);
    const parts = [
      document.getBody(),
      document.getTextboxes({ includeHeadersAndFooters: false }),
      document.getFootnotes(),
      document.getEndnotes(),
    ];
    return {
      text: parts
        .map((part) => part.trim())
        .filter(Boolean)
        .join('\n\n'),
    };
  } catch (error) {
    throw new ArchiveError('file_unreadable', `${name} is no readable Word 97 file`, { cause: error });
  }
}
