import { ArchiveError } from '../../contract/errors.ts';

/** The text of a Word 97 file (.doc, .wps), line by line; text boxes and notes behind it, headers left out. */
export async function readDoc(name: string, bytes: Uint8Array): Promise<{ readonly text: string }> {
  const { default: WordExtractor } = await import('word-extractor');
  try {
    const document = await new WordExtractor().extract(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    );
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
