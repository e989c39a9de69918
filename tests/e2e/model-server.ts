/** The user's own model server, as a user sets it up in the options page. */

import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { chooseEngine } from './built-in-ai.ts';
import type { Tab, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import type { Stage } from './e2e-setup.ts';

const optionsPage = '/src/ui/options/index.html';
const grant = ['http://127.0.0.1/*'];

/** Opens the options, with the model server chosen. */
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

/** Enters the address of a server, and connects to it. */
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

/** Waits until the set-up is so far. */
export function stepIs(options: View, step: string, within = 20_000): Promise<unknown> {
  return until(
    `the set-up is ${step}`,
    () =>
      options.evaluate(
        (wanted) => document.querySelector<HTMLElement>('.local-server')?.dataset.step === wanted,
        step,
      ),
    { within },
  );
}

/** What the options say of the set-up. */
export function setupText(options: View): Promise<string> {
  return options.evaluate(
    () => document.querySelector('.local-server [role=status]')?.textContent?.trim() ?? '',
  );
}

/** The models that are listed, each with what is told of it. */
export function listedModels(options: View): Promise<string[]> {
  return options.evaluate(() =>
    Array.from(document.querySelectorAll('.models label'), ({ textContent }) => textContent ?? ''),
  );
}

/** Chooses what the model does. */
export async function chooseMode(options: View, mode: 'write' | 'choose'): Promise<void> {
  await options.click(`label:has(> input[value=${mode}])`);
  await until('it is saved', () =>
    options.evaluate(
      (text) => document.querySelector('.save-notice')?.textContent?.startsWith(text),
      english.saved.message,
    ),
  );
}

/** Types into a field. */
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
