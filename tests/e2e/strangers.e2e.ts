/** Other extensions and web pages: they find nothing of us, and are heard by nobody. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { detect, type Wanted } from './detect.ts';
import { type Browser, storedEverywhere } from './drivers/browser.ts';
import { builtExtension } from './drivers/extension.ts';
import { setStage } from './stage.ts';

const { folder } = builtExtension(inject('browserName'));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.parentPath.includes('_locales'))
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

describe('a stranger', () => {
  const stage = setStage();
  const wanted = ({ id, origin }: Browser): Wanted => ({ id, origin, files, patience: 500 });

  it('that is a web page finds nothing of us while we are idle', async () => {
    expect(files.length).toBeGreaterThan(10);
    const tab = await stage.open('/article.html');
    expect(await tab.evaluate(detect, wanted(stage.browser))).toEqual([]);
  });

  it('would find what an extension leaves behind', async () => {
    const tab = await stage.open('/article.html');
    await tab.evaluate(() => {
      CSS.highlights.set('left', new Highlight());
      document.body.append(document.createElement('div'));
      Object.assign(window, { leftBehind: true });
    });
    expect(await tab.evaluate(detect, { ...wanted(stage.browser), files: [] })).toEqual([
      'the document is not what was served',
      'something is highlighted',
      'a global: leftBehind',
    ]);
  });

  it('that is a web page speaks to nobody, by whatever it posts', async () => {
    const before = await storedEverywhere(stage.browser);
    const tab = await stage.open('/article.html');
    await tab.evaluate(async () => {
      for (const name of ['ensure', 'start', 'prompt-here', 'prompt-pressed', 'prompt-hide'])
        for (const payload of [{}, { tabId: 1 }, { where: 'everywhere' }]) {
          postMessage({ name, payload }, '*');
          document.dispatchEvent(new CustomEvent(name, { detail: payload }));
        }
      await new Promise((resume) => setTimeout(resume, 300));
    });
    expect(await storedEverywhere(stage.browser)).toEqual(before);
  });

  it('that is another extension is not heard, and changes nothing', async () => {
    const before = await storedEverywhere(stage.browser);
    const origin = await stage.browser.installAnother(join(import.meta.dirname, 'stranger'));
    const tab = await stage.openAddress(`${origin}/page.html`);
    const answers = await tab.evaluate(speak, stage.browser.id);
    expect(answers.filter((answer) => !/connection|receiving end/i.test(answer))).toEqual([]);
    expect(answers).toHaveLength(5);
    expect(await storedEverywhere(stage.browser)).toEqual(before);
  });
});

interface Runtime {
  sendMessage(id: string, message: unknown): Promise<unknown>;
  connect(id: string): {
    readonly onDisconnect: { addListener(listener: (port: Gone) => void): void };
  };
  readonly lastError?: { readonly message: string };
}

interface Gone {
  readonly error?: { readonly message: string };
}

/** Runs in the other extension: says all that is ever said, and tells what came back. */
async function speak(id: string): Promise<string[]> {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
  const messages = [
    { name: 'ensure', payload: { tabId: 1 } },
    { name: 'highlight', payload: { tabId: 1, anchor: null, scroll: false } },
    { name: 'prompt-pressed', payload: {} },
    { name: 'prompt-hide', payload: { where: 'everywhere' } },
  ];
  const answers: string[] = [];
  for (const message of messages)
    answers.push(
      await runtime.sendMessage(id, message).then(
        (answer) => `answered: ${JSON.stringify(answer)}`,
        (error) => String(error),
      ),
    );
  const port = runtime.connect(id);
  answers.push(
    await new Promise<string>((resolve) => {
      port.onDisconnect.addListener((gone) =>
        resolve((gone.error ?? runtime.lastError)?.message ?? 'connected'),
      );
      setTimeout(() => resolve('connected'), 2_000);
    }),
  );
  return answers;
}
