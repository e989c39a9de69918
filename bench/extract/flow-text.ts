/**
 * The text of an element with a line break wherever a block begins or ends, so that the words of
 * two paragraphs do not run together. The peers hand back elements or HTML; both go this way.
 */

const blocks = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section ' +
    'summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const silent = new Set('head iframe math noscript script style svg template'.split(' '));

/** Converts; white space within a line is folded and empty lines are dropped. */
export function flowText(root: Node): string {
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

/** Every node below the root: once if it has no children, else as it begins and as it ends. */
function* walkEdges(root: Node): Generator<Edge> {
  let node: Node | null = root;
  let begins = true;
  while (node !== null) {
    const edge: Edge = { node, name: node.nodeName.toLowerCase() };
    yield edge;
    const child: Node | null = begins && !silent.has(edge.name) ? node.firstChild : null;
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
