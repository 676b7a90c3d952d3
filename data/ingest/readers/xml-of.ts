import { byMark, strictly } from './decode-text.ts';

const STATED_WITHIN = 2048;

/**
 * The text of a part in XML, without its mark: UTF-8 where that it is; else by its mark, or as it says itself
 * (`encoding="GBK"`, `charset=gb2312`).
 */
export function xmlOf(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, STATED_WITHIN));
  const stated = /\b(?:encoding|charset)\s*=\s*["']?([\w-]{3,20})/i.exec(start)?.[1];
  const text =
    strictly(bytes, byMark(bytes) ?? 'UTF-8') ?? (stated === undefined ? null : strictly(bytes, stated));
  return text?.text.replace(/^\ufeff/, '') ?? new TextDecoder().decode(bytes);
}
