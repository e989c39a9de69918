/**
 * Runs in a page of ours: whatever a page of ours would only hold if text had become something else.
 *
 * @param flag a global that scripts in such texts set
 */
export function foreignThings(flag: string): string[] {
  const found = [...document.querySelectorAll('*')].filter(
    (element) =>
      /^(?:script|img|iframe|object|embed|style|base|form|video|audio)$/.test(element.localName) &&
      !(element as HTMLScriptElement).src?.startsWith(location.origin),
  );
  const handlers = [...document.querySelectorAll('*')].flatMap((element) =>
    element.getAttributeNames().filter((name) => name.startsWith('on')),
  );
  const names = [...found.map(({ localName }) => localName), ...handlers];
  return flag in globalThis ? [...names, flag] : names;
}
