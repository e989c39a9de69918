/** Sets up a local server in the options page, as a user does. */

import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { chooseEngine } from './built-in-ai.ts';
import type { Tab, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import type { Stage } from './e2e-setup.ts';

const optionsPage = '/src/ui/options/index.html';
const grant = ['http://127.0.0.1/*'];

/** Opens the options page and chooses the local server. */
export async function openServerOptions({ browser, openAddress }: Stage): Promise<Tab> {
  const options = await openAddress(browser.origin + optionsPage);
  await until('there are options', () =>
    options.evaluate(() => document.querySelector('.engines') !== null),
  );
  await chooseEngine(options, 'local-server');
  await until('its fields are there', () =>
    options.evaluate(() => document.querySelector('[name=server-address]') !== null),
  );
  return options;
}

/** Enters the address of a server and connects to it, with access granted. */
export async function connectServer(
  stage: Stage,
  options: View,
  address: string,
  key = '',
): Promise<void> {
  stage.allowServer(address);
  await stage.browser.allowAccess(grant);
  await type(options, '[name=server-address]', address);
  await type(options, '[name=server-key]', key);
  await options.click('[name=server-connect]');
}

/** Waits until the setup has reached a step. */
export function stepIs(options: View, step: string, timeoutMs = 20_000): Promise<unknown> {
  return until(
    `the setup is ${step}`,
    () =>
      options.evaluate(
        (wanted) => document.querySelector<HTMLElement>('.local-server')?.dataset.step === wanted,
        step,
      ),
    { timeoutMs },
  );
}

/** Returns what the options page says about the setup. */
export function setupText(options: View): Promise<string> {
  return options.evaluate(
    () => document.querySelector('.local-server [role=status]')?.textContent?.trim() ?? '',
  );
}

/** Returns the listed models, each with its details. */
export function listedModels(options: View): Promise<string[]> {
  return options.evaluate(() =>
    Array.from(document.querySelectorAll('.models label'), ({ textContent }) => textContent ?? ''),
  );
}

/** Chooses the mode of the model. */
export async function chooseMode(options: View, mode: 'write' | 'choose'): Promise<void> {
  await options.click(`label:has(> input[value=${mode}])`);
  await until('it is saved', () =>
    options.evaluate(
      (text) => document.querySelector('.save-notice')?.textContent?.startsWith(text),
      english.saved.message,
    ),
  );
}

/** Enters text into a field. */
export function type(view: View, selector: string, text: string): Promise<void> {
  return view.evaluate(
    (selector, text) => {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(`no ${selector}`);
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    selector,
    text,
  );
}
