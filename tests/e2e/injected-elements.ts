/**
 * Runs in an extension page. Finds elements that exist only if text was parsed as markup.
 *
 * @param flag a global that scripts in such texts set
 */
export function findForeignElements(flag: string): string[] {
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
