import type { Attachment } from 'svelte/attachments';

/**
 * Escape leaves a form in which nothing was typed. Where something was, it goes to the button that gives it up
 * (`data-cancel`), or out of the field: no key deletes what a person has typed.
 */
export function escapes(oncancel: () => void): Attachment<HTMLElement> {
  return (form) => {
    let isTyped = false;
    const input = (): void => {
      isTyped = true;
    };
    const keydown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (!isTyped) return oncancel();
      const cancel = form.querySelector<HTMLElement>('[data-cancel]');
      if (cancel) cancel.focus();
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    };
    form.addEventListener('input', input);
    form.addEventListener('keydown', keydown);
    return () => {
      form.removeEventListener('input', input);
      form.removeEventListener('keydown', keydown);
    };
  };
}
