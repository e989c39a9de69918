import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bannerScriptGlobal } from '../../src/browser/banner-api.ts';

/** How the gate fared on one page. */
export interface GateRun {
  readonly milliseconds: number;
  /** Whether it took the page for an article and called for a closer look. */
  readonly called: boolean;
  /** What it set up there that would stay: observers, listeners, timers. */
  readonly left: readonly string[];
}

/**
 * Chromium's built gate as a function to be run in a page's own world, where it has no extension to
 * call; what it lets go it tells to the line that may stand there. As the body of a function, since a page's policy may forbid the page
 * itself to make one.
 */
export function gateAsFunction(): () => GateRun {
  const root = resolve(import.meta.dirname, '../..');
  const source = readFileSync(join(root, 'dist/chromium/src/content/article-detector.js'), 'utf8');
  return new Function(`
    const left = [];
    (${watchWhatStays})(left);
    let called = true;
    globalThis[${JSON.stringify(bannerScriptGlobal)}] = { remove() { called = false; } };
    const start = performance.now();
    ${source}
    return { milliseconds: performance.now() - start, called, left };
  `) as () => GateRun;
}

/** Notes the name of all that is set up from now on. Runs in the page. */
function watchWhatStays(left: string[]): void {
  const watched: [object, string][] = [
    ...['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'PerformanceObserver'],
    ...['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'],
  ].map((name) => [globalThis, name]);
  for (const [owner, name] of [...watched, [EventTarget.prototype, 'addEventListener'] as const])
    Reflect.set(
      owner,
      name,
      new Proxy(Reflect.get(owner, name), {
        construct(made, args) {
          left.push(name);
          return Reflect.construct(made, args);
        },
        apply(called, self, args) {
          left.push(name);
          return Reflect.apply(called, self, args);
        },
      }),
    );
}
