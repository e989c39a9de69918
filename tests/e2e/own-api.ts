import type { View } from './drivers/browser.ts';

/** The part of the extension API that tests use in an extension page. */
export interface OwnApi {
  readonly runtime: {
    reload(): void;
    sendMessage(message: unknown): Promise<unknown>;
  };
  readonly scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
  readonly tabs: {
    discard(tabId: number): Promise<unknown>;
    move(tabIds: number[], to: { windowId: number; index: number }): Promise<unknown>;
    query(filter: object): Promise<{ id?: number; index: number; windowId: number }[]>;
    reload(tabId: number): Promise<void>;
    update(tabId: number, change: { active: boolean }): Promise<unknown>;
  };
  readonly windows: { create(options: { tabId: number }): Promise<{ id?: number }> };
  readonly storage: Record<'sync' | 'local' | 'session', StorageArea>;
}

interface StorageArea {
  get(): Promise<Record<string, unknown>>;
  set(items: object): Promise<void>;
}

/**
 * Runs a function in an extension page with the browser's extension API, whose promises are the
 * same under `browser` and `chrome`.
 */
export function withApi<A extends unknown[], R>(
  view: View,
  fn: (api: OwnApi, ...args: A) => R | Promise<R>,
  ...args: A
): Promise<R> {
  return view.evaluate(
    new Function(
      '...args',
      `return (${fn})(globalThis.browser ?? globalThis.chrome, ...args);`,
    ) as (...args: A) => R | Promise<R>,
    ...args,
  );
}
