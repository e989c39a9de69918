/** Whether what was rendered is text and nothing else. */

/** All that our pages, and the line in the page, are made of. */
const tags = new Set(
  'a article aside bdi button dd details div dl dt em fieldset footer h1 h2 h3 h4 header input label legend li main mark nav ol option p path q s search section select small span strong summary svg time ul'.split(
    ' ',
  ),
);

/** Attributes that make something run, load or go somewhere. */
const active = /^(?:on|src|srcdoc|action|formaction|style$|data$|xlink:|background$|poster$)/;

/** What a text has become that it should not be: nothing, where it is text. */
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
