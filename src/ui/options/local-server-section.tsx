/** Lets the user set up a local server: its address, its model, and a try. */

import { formatBytes, formatNumber, formatSeconds, t } from '../../browser/i18n.ts';
import { getFailureCause } from '../../engines/errors.ts';
import { isExtractiveBetter } from '../../engines/language-model.ts';
import type { ListedModel } from '../../engines/model-list.ts';
import { getModelName, getServerProblemText } from '../components/model-text.ts';
import { type ServerSetup, type SetupState, useLocalServer } from './use-local-server.ts';

export function LocalServerSection() {
  const setup = useLocalServer();
  const { state, server } = setup;
  const isBusy =
    state.step === 'searching' || state.step === 'connecting' || state.step === 'trying';
  return (
    <div class="local-server" data-step={state.step}>
      <AddressField setup={setup} isBusy={isBusy} />
      <p class="hint">{t('server_access_hint')}</p>
      <ModelChoice setup={setup} />
      {server && (
        <div class="buttons">
          <button
            type="button"
            class="button"
            name="server-try"
            disabled={isBusy}
            onClick={setup.tryOut}
          >
            {t('server_try')}
          </button>
          {isBusy && (
            <button type="button" class="link" onClick={setup.cancel}>
              {t('cancel')}
            </button>
          )}
        </div>
      )}
      {(state.step === 'trying' || state.step === 'tried') && (
        <p class="answer" dir="auto">
          {state.text}
        </p>
      )}
      <p class="hint outcome" role="status">
        {getStateText(state)}
      </p>
      {state.step === 'failed' && getFailureCause(state.failure) === 'origin-refused' && (
        <OriginHelp />
      )}
    </div>
  );
}

function AddressField({ setup, isBusy }: { setup: ServerSetup; isBusy: boolean }) {
  return (
    <>
      <label class="field">
        {t('server_address')}
        <input
          type="text"
          name="server-address"
          inputMode="url"
          spellcheck={false}
          autocomplete="off"
          placeholder="http://localhost:11434"
          value={setup.address}
          onInput={(event) => setup.setAddress(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        {t('server_key')}
        <input
          type="password"
          name="server-key"
          autocomplete="off"
          value={setup.key}
          onInput={(event) => setup.setKey(event.currentTarget.value)}
        />
        <span class="hint">{t('server_key_hint')}</span>
      </label>
      <div class="buttons">
        <button
          type="button"
          class="button"
          name="server-connect"
          disabled={isBusy}
          onClick={setup.connect}
        >
          {t('server_connect')}
        </button>
        <button
          type="button"
          class="button"
          name="server-find"
          disabled={isBusy}
          onClick={setup.find}
        >
          {t('server_find')}
        </button>
      </div>
    </>
  );
}

function ModelChoice({ setup: { models, server, choose } }: { setup: ServerSetup }) {
  if (models.length === 0) return null;
  return (
    <fieldset>
      <legend>{t('server_model')}</legend>
      <div class="models">
        {models.map((model) => (
          <label key={model.id} class="check">
            <input
              type="radio"
              name="server-model"
              value={model.id}
              checked={model.id === server?.model}
              onChange={() => choose(model)}
            />
            <span title={model.id}>
              <bdi>{getModelName(model.id)}</bdi>
              <span class="hint">{getModelDetails(model)}</span>
            </span>
          </label>
        ))}
      </div>
      {server && isExtractiveBetter(server.model) && (
        <p class="hint">{t('extractive_is_better')}</p>
      )}
    </fieldset>
  );
}

function getModelDetails({ bytes, context }: ListedModel): string {
  return [
    bytes === undefined ? '' : formatBytes(bytes),
    context === undefined ? '' : t('server_context', formatNumber(context)),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Shows how to make Ollama accept requests of the extension, for each operating system. */
function OriginHelp() {
  const { origin } = location;
  return (
    <div class="origin-help">
      <p class="hint">macOS</p>
      <code>{`launchctl setenv OLLAMA_ORIGINS "${origin}"`}</code>
      <p class="hint">Windows</p>
      <code>{`setx OLLAMA_ORIGINS "${origin}"`}</code>
      <p class="hint">Linux (sudo systemctl edit ollama)</p>
      <code>{`[Service]\nEnvironment="OLLAMA_ORIGINS=${origin}"`}</code>
    </div>
  );
}

function getStateText(state: SetupState): string {
  switch (state.step) {
    case 'searching':
    case 'connecting':
    case 'trying':
      return t('server_waiting');
    case 'connected':
      return t('server_connected');
    case 'invalid-address':
      return t('server_address_invalid');
    case 'denied':
      return t('server_access_denied');
    case 'none-found':
      return t('server_none_found');
    case 'tried':
      return t('server_tried', formatSeconds(state.ms / 1_000));
    case 'failed':
      return state.failure.code === 'timed-out'
        ? t('server_slow')
        : (getServerProblemText(getFailureCause(state.failure)) ?? t('server_unexpected_answer'));
    case 'idle':
      return '';
  }
}
