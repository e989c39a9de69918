import { extensionActions } from './firefox-extension.js';
import { windowActions } from './firefox-windows.js';
import type { Marionette } from './marionette.ts';

type Actions = ReturnType<typeof windowActions> & ReturnType<typeof extensionActions>;

/** Calls our own functions inside a running Firefox. */
export interface FirefoxRemote {
  /** Calls a function of `windowActions` or `extensionActions` in the parent process. */
  parent<K extends keyof Actions>(
    name: K,
    ...args: Parameters<Actions[K]>
  ): Promise<Awaited<ReturnType<Actions[K]>>>;
  /** Runs a function of `firefox-in-view.js` in the process of a view. */
  inView<A extends readonly unknown[]>(
    browserId: number,
    script: (answer: string, ...args: A) => unknown,
    ...args: A
  ): Promise<unknown>;
}

/** @param id of the extension */
export function firefoxRemote(id: string, marionette: () => Marionette): FirefoxRemote {
  let questions = 0;
  async function parent<K extends keyof Actions>(
    name: K,
    ...args: Parameters<Actions[K]>
  ): Promise<Awaited<ReturnType<Actions[K]>>> {
    const script = `
      const [id, name, args, done] = arguments;
      const actions = { ...(${windowActions})(id), ...(${extensionActions})(id) };
      Promise.resolve().then(() => actions[name](...args)).then(
        (value) => done({ value }),
        (error) => done({ error: String(error) }),
      );`;
    const { value: reply } = (await marionette().send('WebDriver:ExecuteAsyncScript', {
      script,
      args: [id, name, args],
      sandbox: 'system',
      newSandbox: false,
    })) as { value: { value: Awaited<ReturnType<Actions[K]>> } | { error: string } };
    if ('error' in reply) throw new Error(`${name}: ${reply.error}`);
    return reply.value;
  }
  return {
    parent,
    async inView(browserId, script, ...args) {
      questions += 1;
      const answer = `answer-${questions}`;
      const call = `(${script})(${JSON.stringify([answer, ...args]).slice(1, -1)})`;
      const reply = JSON.parse(await parent('inView', browserId, call, answer));
      if ('error' in reply) throw new Error(reply.error);
      return reply.value;
    },
  };
}
