/** Checks that rendered text has remained text. */

/** All elements that extension pages and the banner consist of. */
const tags = new Set(
  'a article aside bdi button dd details div dl dt em fieldset footer h1 h2 h3 h4 header input label legend li main mark nav ol option p path q s search section select small span strong summary svg time ul'.split(
    ' ',
  ),
);

/** Attributes that run, load or navigate. */
const active = /^(?:on|src|srcdoc|action|formaction|style$|data$|xlink:|background$|poster$)/;

/** Lists elements that are not allowed and active attributes; empty if a text has remained text. */
export function listTags(root: ParentNode, allowed: ReadonlySet<string> = tags): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const attributes = element.getAttributeNames();
    const name = element.localName;
    const href = element.getAttribute('href');
    return [
      ...(allowed.has(name) ? [] : [`<${name}>`]),
      ...attributes.filter((attribute) => active.test(attribute)),
      ...(href === null || /^https?:\/\//.test(href) ? [] : [`href=${href}`]),
    ];
  });
}
