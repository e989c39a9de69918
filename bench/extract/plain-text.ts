/**
 * Converts the elements that the peers return to text with a line break at each edge of a block, so
 * that the words of two paragraphs are not joined.
 */

const blocks = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section ' +
    'summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const skipped = new Set('head iframe math noscript script style svg template'.split(' '));

/** Converts an element to lines of text, without empty lines and with white space collapsed. */
export function toPlainText(root: Node): string {
  let text = '';
  for (const { node, name } of walkEdges(root)) {
    if (blocks.has(name)) text += '\n';
    // Line breaks of the source are white space, not lines.
    else if (name === '#text') text += (node.nodeValue ?? '').replace(/\s+/g, ' ');
  }
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

interface Edge {
  readonly node: Node;
  /** Lower case. */
  readonly name: string;
}

/** Yields each node of a tree: once without children, otherwise at its start and at its end. */
function* walkEdges(root: Node): Generator<Edge> {
  let node: Node | null = root;
  let begins = true;
  while (node !== null) {
    const edge: Edge = { node, name: node.nodeName.toLowerCase() };
    yield edge;
    const child: Node | null = begins && !skipped.has(edge.name) ? node.firstChild : null;
    if (child !== null) {
      node = child;
    } else if (node === root) {
      return;
    } else {
      begins = node.nextSibling !== null;
      node = node.nextSibling ?? node.parentNode;
    }
  }
}
