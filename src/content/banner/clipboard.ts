/** Copies text from inside a page. */

/**
 * Puts a text on the clipboard, and nothing else. To be called in a click. The clipboard's own
 * interface fires no event that the page could answer; it is missing on pages without encryption
 * and can be forbidden by a page's policy, and the old command is everywhere.
 *
 * @returns true if the text was copied
 */
export async function copyText(document: Document, text: string): Promise<boolean> {
  // Before anything is waited for: the command works in the click alone.
  if (!navigator.clipboard) return copyByCommand(document, text);
  const writing = navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  return (await writing) || copyByCommand(document, text);
}

/**
 * Listens on the window, where a page may have listened before: what its listeners have put there is
 * cleared, and none of them is asked after ours. One that keeps the event from ours is told of.
 */
function copyByCommand(document: Document, text: string): boolean {
  let isFilled = false;
  const fill = (event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (!event.isTrusted || !data) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    data.clearData();
    data.setData('text/plain', text);
    isFilled = data.types.length === 1 && data.getData('text/plain') === text;
  };
  window.addEventListener('copy', fill, { capture: true });
  const isDone = document.execCommand('copy');
  window.removeEventListener('copy', fill, { capture: true });
  return isDone && isFilled;
}
