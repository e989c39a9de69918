/**
 * Functions that a browser compiles as it reads them, for scripts that run once and call nearly all
 * they hold.
 *
 * A browser skims a function first and compiles it when it is called, for which it reads it a second
 * time. One in parentheses it compiles at once (https://v8.dev/blog/preparser#pife). The minifier
 * takes such parentheses away, so they are set in what it has made.
 */

import { type ESTree, type Plugin, parseAst } from 'vite';

/** Makes the functions of these built files eager, named by their paths in the output folder. */
export function eagerFunctions(files: readonly string[]): Plugin {
  return {
    name: 'eager-functions',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of files) {
        const built = bundle[file];
        if (built?.type === 'chunk') built.code = withEagerFunctions(built.code);
        else if (built) built.source = withEagerFunctions(`${built.source}`);
        else this.error(`${file} is not built`);
      }
    },
  };
}

/**
 * A script, `(function(){…})()`, with the functions that its outermost function declares as variables
 * at the beginning of it: `var a=(function(e){…}),b=…`. Whoever calls them finds no difference.
 */
export function withEagerFunctions(script: string): string {
  const body = outermostBody(parseAst(script).body);
  const declared = body.filter(isDeclared);
  const first = body.find((statement) => !('directive' in statement && statement.directive));
  if (!first || declared.length === 0) return script;
  const variables: string[] = [];
  let rest = '';
  let at = first.start;
  for (const { id, start, end } of declared) {
    variables.push(
      `${id.name}=(${script.slice(start, id.start).trimEnd()}${script.slice(id.end, end)})`,
    );
    rest += script.slice(at, start);
    at = end;
  }
  const before = script.slice(0, first.start);
  return `${before}var ${variables.join(',')};${rest}${script.slice(at)}`;
}

/** What stands in the function that a script calls at once; nothing in a script of another form. */
function outermostBody([statement]: readonly ESTree.Node[]): readonly ESTree.Node[] {
  const call = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  const callee = call?.type === 'CallExpression' ? call.callee : undefined;
  const called = callee?.type === 'ParenthesizedExpression' ? callee.expression : callee;
  return called?.type === 'FunctionExpression' ? (called.body?.body ?? []) : [];
}

type Declared = ESTree.Function & { readonly id: NonNullable<ESTree.Function['id']> };

function isDeclared(node: ESTree.Node): node is Declared {
  return node.type === 'FunctionDeclaration' && node.id !== null;
}
