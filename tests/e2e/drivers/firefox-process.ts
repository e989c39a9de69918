import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectMarionette, type Marionette } from './marionette.ts';
import { until } from './until.ts';

export interface FirefoxProcess {
  readonly marionette: Marionette;
  readonly version: string;
  /** Resolves when Firefox has ended, for whatever reason. */
  readonly gone: Promise<void>;
  isGone(): boolean;
  /** Quits Firefox regularly, so that it writes its profile, and waits for its end. */
  quit(): Promise<void>;
  /** Kills Firefox, whose profile is no longer needed. */
  kill(): Promise<void>;
}

export type Preferences = Readonly<Record<string, string | number | boolean>>;

/** Preferences that keep a fresh profile quiet and allow unsigned extensions. */
const quiet: Preferences = {
  'marionette.port': 0,
  'remote.prefs.recommended': true,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.autoDisableScopes': 0,
  'extensions.enabledScopes': 15,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'extensions.webextOptionalPermissionPrompts': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'xpinstall.signatures.required': false,
};

/**
 * Starts Firefox with a profile folder and connects to its remote control.
 *
 * @param windows tells if it opens windows, and on which X display if not the default one
 * @throws if it exits at once or does not open its port within 60 seconds
 */
export async function startFirefox(
  executable: string,
  profile: string,
  preferences: Preferences,
  { headless, display }: { readonly headless: boolean; readonly display: string | undefined },
): Promise<FirefoxProcess> {
  await writeFile(join(profile, 'user.js'), userJs({ ...quiet, ...preferences }));
  const portFile = join(profile, 'MarionetteActivePort');
  await rm(portFile, { force: true });
  const flags = ['-marionette', '-remote-allow-system-access', '-no-remote'];
  const child = spawn(
    executable,
    ['-profile', profile, ...flags, ...(headless ? ['-headless'] : []), 'about:blank'],
    {
      env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
      stdio: ['ignore', 'ignore', 'ignore'],
    },
  );
  const gone = once(child, 'exit').then(() => undefined);
  // Kills the browser if the tests are interrupted.
  const killIt = () => child.kill('SIGKILL');
  process.once('exit', killIt);
  void gone.then(() => process.off('exit', killIt));
  const marionette = await connectMarionette(await openedPort(child, portFile));
  const session = (await marionette.send('WebDriver:NewSession', {
    capabilities: { alwaysMatch: { 'moz:debuggerAddress': false } },
  })) as { readonly capabilities: { readonly browserVersion: string } };
  return {
    marionette,
    version: `Firefox/${session.capabilities.browserVersion}`,
    gone,
    isGone: () => child.exitCode !== null,
    async quit() {
      await marionette.send('Marionette:Quit', { flags: ['eAttemptQuit'] });
      await gone;
      marionette.disconnect();
    },
    async kill() {
      marionette.disconnect();
      killIt();
      await gone;
    },
  };
}

async function openedPort(child: ChildProcess, portFile: string): Promise<number> {
  const opened = async () => {
    if (child.exitCode !== null) return { ended: child.exitCode };
    const port = existsSync(portFile) && Number(await readFile(portFile, 'utf8'));
    return port && { port };
  };
  const answer = await until('Firefox has started', opened, { timeoutMs: 60_000 });
  if ('ended' in answer) throw new Error(`Firefox ended at once with code ${answer.ended}`);
  return answer.port;
}

function userJs(preferences: Preferences): string {
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
