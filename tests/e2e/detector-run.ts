import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bannerScriptGlobal } from '../../src/browser/content-api.ts';

/** Result of the article detector on one page. */
export interface DetectorRun {
  readonly milliseconds: number;
  /** True if it took the page for an article and requested the banner. */
  readonly isArticle: boolean;
  /** Observers, listeners and timers that it leaves behind. */
  readonly left: readonly string[];
}

/**
 * Returns Chromium's built article detector as a function for a page's own world, where there is no
 * extension to call. What it removes itself does not count. The code is a function body, as a
 * page's CSP may forbid the page to create one.
 */
export function buildDetectorFunction(): () => DetectorRun {
  const root = resolve(import.meta.dirname, '../..');
  const source = readFileSync(join(root, 'dist/chromium/src/content/article-detector.js'), 'utf8');
  return new Function(`
    const left = [];
    (${watchWhatStays})(left);
    let isArticle = true;
    globalThis[${JSON.stringify(bannerScriptGlobal)}] = { remove() { isArticle = false; } };
    const start = performance.now();
    ${source}
    return { milliseconds: performance.now() - start, isArticle, left };
  `) as () => DetectorRun;
}

/** Runs in the page. Records the name of everything that is set up from now on. */
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
