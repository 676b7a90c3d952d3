/** A field that is kept when it is left has told what stands in it; the focus stays. */
export function endTyping(field: Element | null): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus({ preventScroll: true });
}
