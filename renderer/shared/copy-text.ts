/**
 * Puts a text on the clipboard. The desktop program gives its pages no permission for that, the clipboard's included, but
 * any page may copy right after a key or a click, as Ctrl+C does. False where neither works: the text is then shown, to
 * be copied by hand.
 */
export async function copyText(text: string): Promise<boolean> {
  if (copyAsChosen(text)) return true;
  const done = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  return done ?? false;
}

function copyAsChosen(text: string): boolean {
  let taken = false;
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
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
