/**
 * Everything a page can try in order to detect an extension. Runs in the page, without access to
 * this module.
 */

export interface DetectionTarget {
  /** Id of the extension; in the worst case the page knows it. */
  readonly id: string;
  readonly origin: string;
  /** Its files, relative to its origin. */
  readonly files: readonly string[];
  /** How long the page waits for something to happen on its own, in ms. */
  readonly waitMs: number;
}

/** @returns everything that reveals the extension; empty if it cannot be detected */
export async function detect({ id, origin, files, waitMs }: DetectionTarget): Promise<string[]> {
  const found: string[] = [];
  const happened = (what: string) => () => found.push(what);
  const observer = new MutationObserver(happened('the document was changed'));
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  addEventListener('message', happened('a message came'));
  await new Promise((resume) => setTimeout(resume, waitMs));
  observer.disconnect();

  const source = await (await fetch(location.href)).text();
  const served = new DOMParser().parseFromString(source, 'text/html');
  if (served.documentElement.outerHTML !== document.documentElement.outerHTML)
    found.push('the document is not what was served');
  if (document.adoptedStyleSheets.length > 0) found.push('a style sheet was adopted');
  if (CSS.highlights.size > 0) found.push('something is highlighted');

  const blank = document.body.appendChild(document.createElement('iframe'));
  const usual = new Set(Object.getOwnPropertyNames(blank.contentWindow));
  const own = Object.getOwnPropertyNames(window).filter((name) => !usual.has(name));
  blank.remove();
  // A frame of the page is a member of its window, by index.
  found.push(...own.filter((name) => !/^\d+$/.test(name)).map((name) => `a global: ${name}`));

  const loads = (element: HTMLElement, address: string) =>
    new Promise<boolean>((resolve) => {
      element.onload = () => resolve(true);
      element.onerror = () => resolve(false);
      element.setAttribute(element.localName === 'link' ? 'href' : 'src', address);
      if (element.localName === 'link') element.setAttribute('rel', 'stylesheet');
      document.head.append(element);
    }).finally(() => element.remove());
  for (const file of files) {
    const address = `${origin}/${file}`;
    const answer = await fetch(address, { mode: 'no-cors' }).catch(() => undefined);
    if (answer) found.push(`fetched: ${file}`);
    for (const name of ['img', 'script', 'link'])
      if (await loads(document.createElement(name), address)) found.push(`${name}: ${file}`);
  }
  const { runtime } = (globalThis as { chrome?: { runtime?: Runtime } }).chrome ?? {};
  const spoken = await runtime
    ?.sendMessage?.(id, { name: 'job/ensure', payload: { tabId: 1 } })
    .then(
      () => 'a message was answered',
      () => undefined,
    );
  return spoken ? [...found, spoken] : found;
}

interface Runtime {
  sendMessage?(id: string, message: unknown): Promise<unknown>;
}
