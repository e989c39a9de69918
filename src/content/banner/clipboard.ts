/** The clipboard, from inside a page. */

/**
 * Puts a text on the clipboard. To be called in a click. The clipboard's own interface is missing on
 * pages without encryption and can be forbidden by a page's policy; the old command is everywhere.
 *
 * @returns whether it is there
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
