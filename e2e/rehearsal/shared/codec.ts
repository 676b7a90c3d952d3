export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * Electron's IPC clones; the way out of an isolated world carries text only. What cloning refuses (a reactive proxy, a
 * function, an element) is refused here with the same error; of the rest our shell sends plain JSON values, and
 * anything else is an error. A field that is undefined gets lost. Self-contained: its text also runs in the page.
 */
export function makeCodec(): Codec {
  const { JSON, structuredClone } = globalThis;
  const check = (_key: string, value: unknown): unknown => {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    const plain = ['Object', 'Array', 'String', 'Number', 'Boolean', 'Null', 'Undefined'].includes(kind);
    if (plain && (kind !== 'Number' || Number.isFinite(value))) return value;
    throw Object.assign(new Error(`electron double: sending a ${kind} is not covered`), {
      name: 'NotCovered',
    });
  };
  return {
    encode: (value) => JSON.stringify({ value: structuredClone(value) }, check),
    // Written by encode().
    decode: (text) => (JSON.parse(text) as { readonly value?: unknown }).value,
  };
}
