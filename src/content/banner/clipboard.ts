/** Copies text from inside a page. */

/**
 * Copies a text to the clipboard. Call it in a click handler. `execCommand` is used because the
 * Clipboard API is missing on insecure pages and can be forbidden by a page's policy.
 *
 * @returns true if the text was copied
 */
export function copyText(document: Document, text: string): boolean {
  let isCopied = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isCopied = event.isTrusted;
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return isCopied;
}
