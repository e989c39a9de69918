/** State of the local server's setup on the options page. */

import { useEffect, useRef, useState } from 'preact/hooks';
import {
  localServerAccess,
  readLocalServer,
  requestServerAccess,
  saveLocalServer,
} from '../../browser/local-server.ts';
import type { ListedModel, ModelList } from '../../engines/model-list.ts';
import { parseLoopbackAddress } from '../../shared/loopback-address.ts';
import { type Failure, fail, type Result } from '../../shared/result.ts';
import type { LocalServer } from '../../storage/settings/local-server.ts';

const { fetch } = localServerAccess;

/** The current step of the setup, or the outcome of the last one. */
export type SetupState =
  | { step: 'idle' | 'searching' | 'connecting' | 'connected' }
  | { step: 'invalid-address' | 'denied' | 'none-found' }
  | { step: 'failed'; failure: Failure }
  | { step: 'trying'; text: string }
  | { step: 'tried'; text: string; ms: number };

export interface ServerSetup {
  /** Values of the fields. */
  address: string;
  key: string;
  setAddress(address: string): void;
  setKey(key: string): void;
  /** The stored server. */
  server: LocalServer | undefined;
  models: readonly ListedModel[];
  state: SetupState;
  /** Must be called in a click. */
  find(): void;
  /** Must be called in a click. */
  connect(): void;
  choose(model: ListedModel): void;
  tryOut(): void;
  cancel(): void;
}

/** Host at which a search looks. */
const searchedAddress = 'http://127.0.0.1';

/** Holds the values of the fields, initially the stored ones. */
function useServerFields() {
  const [server, setServer] = useState<LocalServer>();
  const [address, setAddress] = useState('');
  const [key, setKey] = useState('');
  useEffect(() => {
    void readLocalServer().then((saved) => {
      setServer(saved);
      // What the user has entered meanwhile is kept.
      setAddress((entered) => entered || (saved?.address ?? ''));
      setKey((entered) => entered || (saved?.key ?? ''));
    });
  }, []);
  return { server, setServer, address, setAddress, key, setKey };
}

/** Finds and connects to a server, and stores and tries its model. */
export function useLocalServer(): ServerSetup {
  const { setServer, ...fields } = useServerFields();
  const { server, address, setAddress, key } = fields;
  const [list, setList] = useState<ModelList>();
  const [state, setState] = useState<SetupState>({ step: 'idle' });
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const begin = (step: SetupState): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    setState(step);
    return running.current.signal;
  };
  const choose = async (model: ListedModel, at: string, from: ModelList) => {
    const next = await toLocalServer(model, { address: at, ...(key && { key }) }, from);
    const saved = await saveLocalServer(next);
    if (!saved.ok) return setState({ step: 'failed', failure: saved.failure });
    setServer(next);
    setState({ step: 'connected' });
  };
  const connectTo = async (at: string, signal: AbortSignal) => {
    const loaded = await loadModels({ address: at, ...(key && { key }) }, server?.model, signal);
    if (signal.aborted) return;
    setList(loaded.ok ? loaded.value.list : undefined);
    if (!loaded.ok) return setState({ step: 'failed', failure: loaded.failure });
    await choose(loaded.value.first, at, loaded.value.list);
  };
  const connect = async () => {
    const at = parseLoopbackAddress(address);
    if (at === undefined) return setState({ step: 'invalid-address' });
    setAddress(at);
    // Must come first: the browser shows its permission prompt only while the click is handled.
    const granted = await requestServerAccess(at);
    if (!granted) return setState({ step: 'denied' });
    await connectTo(at, begin({ step: 'connecting' }));
  };
  const find = async () => {
    const granted = await requestServerAccess(searchedAddress);
    if (!granted) return setState({ step: 'denied' });
    const signal = begin({ step: 'searching' });
    const { findServer } = await import('../../engines/model-list.ts');
    const found = await findServer(fetch, signal);
    if (signal.aborted) return;
    if (found === undefined) return setState({ step: 'none-found' });
    setAddress(found);
    await connectTo(found, signal);
  };
  const tryOut = async () => {
    if (!server) return;
    const signal = begin({ step: 'trying', text: '' });
    const tried = await tryServer(server, signal, (text) => setState({ step: 'trying', text }));
    if (signal.aborted) return;
    setState(
      tried.ok ? { step: 'tried', ...tried.value } : { step: 'failed', failure: tried.failure },
    );
  };
  return {
    ...fields,
    state,
    models: list?.models ?? (server ? [{ id: server.model }] : []),
    find: () => void find(),
    connect: () => void connect(),
    choose: (model) => void (list && server && choose(model, server.address, list)),
    tryOut: () => void tryOut(),
    cancel: () => void begin({ step: 'idle' }),
  };
}

/** Returns the server with this model and its context window, if the server reports it. */
async function toLocalServer(
  { id, context }: ListedModel,
  server: { address: string; key?: string },
  { dialect }: ModelList,
): Promise<LocalServer> {
  const { findOllamaContext } = await import('../../engines/model-list.ts');
  const told =
    dialect === 'ollama'
      ? await findOllamaContext({ ...server, fetch }, id, new AbortController().signal)
      : context;
  return { ...server, model: id, dialect, ...(told !== undefined && { context: told }) };
}

/** Loads the models of a server, and the one to select; fails if there are none. */
async function loadModels(
  server: { address: string; key?: string },
  preferred: string | undefined,
  signal: AbortSignal,
): Promise<Result<{ list: ModelList; first: ListedModel }>> {
  const { listModels } = await import('../../engines/model-list.ts');
  const listed = await listModels({ ...server, fetch }, signal);
  if (!listed.ok) return listed;
  const { models } = listed.value;
  const first = models.find(({ id }) => id === preferred) ?? models[0];
  if (!first) return fail('engine-failed', 'ModelMissing: the list is empty');
  return { ok: true, value: { list: listed.value, first } };
}

/** Requests a sentence from the model, and measures the time. */
async function tryServer(
  server: LocalServer,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Result<{ text: string; ms: number }>> {
  const { tryModel } = await import('../../engines/local-server.ts');
  const began = performance.now();
  const tried = await tryModel(server, fetch, signal, onText);
  if (!tried.ok) return tried;
  if (tried.value === '') return fail('engine-failed', 'UnexpectedAnswer: nothing was said');
  return { ok: true, value: { text: tried.value, ms: performance.now() - began } };
}
