import type { Copied } from '../../data/plain/quotation.ts';

/** Puts a text on the clipboard. False where that does not work: the text is then shown, to be copied by hand. */
export function copyText(text: string): Promise<boolean> {
  return copyBoth({ text, html: null });
}

/**
 * Puts the same on the clipboard as words and as markup, so that what pastes can take what it understands. The desktop
 * program gives its pages no permission for that, the clipboard's included, but any page may copy right after a key or a
 * click, as Ctrl+C does.
 */
export async function copyBoth({
  text,
  html,
}: {
  text: string;
  html: Copied['html'] | null;
}): Promise<boolean> {
  const kinds = { 'text/plain': text, ...(html === null ? {} : { 'text/html': html }) };
  if (copyAsChosen(kinds)) return true;
  if (!('clipboard' in navigator) || typeof ClipboardItem === 'undefined') return false;
  const item = new ClipboardItem(
    Object.fromEntries(Object.entries(kinds).map(([type, one]) => [type, new Blob([one], { type })])),
  );
  return navigator.clipboard.write([item]).then(
    () => true,
    () => false,
  );
}

function copyAsChosen(kinds: Readonly<Record<string, string>>): boolean {
  let taken = false;
  const put = (event: ClipboardEvent): void => {
    for (const [type, content] of Object.entries(kinds)) event.clipboardData?.setData(type, content);
    event.preventDefault();
    // No listener of the page is to put something else there.
    event.stopImmediatePropagation();
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', put, { capture: true });
  try {
    return document.execCommand('copy') && taken;
  } finally {
    document.removeEventListener('copy', put, { capture: true });
  }
}
