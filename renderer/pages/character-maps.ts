/**
 * The tables by which older Chinese PDFs number their characters (Adobe-GB1). Each is a module of its own, loaded when a
 * file asks for it: pages may load scripts of the program, and make no connection.
 */
const TABLES = import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*GB*.bcmap', {
  query: '?url&inline',
  import: 'default',
});

/** What pdf.js asks for files. It takes a rejection for one that is not there. */
export class CharacterMaps {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const load = TABLES[`../../node_modules/pdfjs-dist/cmaps/${filename}`];
    if (!load) throw new Error(`no table ${filename}`);
    const address = await load();
    const text = atob(address.slice(address.indexOf(',') + 1));
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  }
}
