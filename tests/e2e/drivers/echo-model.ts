import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { LaunchOptions } from './browser.ts';
import { any, entry, field, float, integer, message } from './protobuf.ts';

/**
 * An echo model behind Chromium's own `Summarizer` and `LanguageModel`. Everything from the API down to the service
 * that runs models is the browser's; only the last step echoes its input.
 *
 * The files tell Chromium's Optimization Guide what a real download would: which asset is the base
 * model, how a request becomes the model's input, and which API uses it
 * (components/optimization_guide/proto/ in Chromium's sources: on_device_model_manifest.proto,
 * on_device_model_execution_config.proto, substitution.proto). They are no public interface, so a
 * test must check `availability()` first and skip if another Chromium reads them differently.
 */
export interface EchoModel {
  /**
   * The model's input, which is also its output. `%s` stands for the text to summarize; without it
   * the output is constant.
   */
  readonly says?: string;
}

/** Names the asset by a key, as Chromium's component updater does. */
const componentId = 'a'.repeat(64);
const version = '1.0.0.0';

/**
 * Writes a model's files into a folder.
 * @returns launch options for a Chromium that can download it
 */
export function withEchoModel(folder: string, { says = '%s' }: EchoModel = {}): LaunchOptions {
  const [base, manifest] = [join(folder, 'base'), join(folder, 'manifest')];
  mkdirSync(base, { recursive: true });
  mkdirSync(manifest, { recursive: true });
  writeFileSync(join(base, 'weights.bin'), '1015');
  writeFileSync(join(base, 'manifest.json'), '{}');
  writeFileSync(join(manifest, 'summarize.pb'), summarizeFeature(says));
  writeFileSync(join(manifest, 'prompt.pb'), promptFeature());
  writeFileSync(join(manifest, 'manifest.binarypb'), modelManifest());
  const override = join(folder, 'override.json');
  const components = { [componentId]: { [version]: base } };
  writeFileSync(override, JSON.stringify({ manifest_path: manifest, components }));
  return withFakeModels([`--optimization-guide-manifest-override=${override}`]);
}

/**
 * Returns launch options for a Chromium with fake models. Without a manifest it knows none, and its
 * `availability()` never answers.
 */
export function withFakeModels(more: readonly string[] = []): LaunchOptions {
  return {
    arguments: [
      '--enable-features=UseFakeChromeML,OnDeviceModelAllowGpuForTesting',
      '--optimization-guide-performance-class=5',
      ...more,
    ],
    // Puppeteer turns the Optimization Guide off, together with harmless features.
    withoutArguments: puppeteer
      .defaultArgs()
      .filter((argument) => argument.startsWith('--disable-features=')),
  };
}

/** Encodes the Summarizer's `OnDeviceModelExecutionFeatureConfig`. */
function summarizeFeature(says: string): Buffer {
  const input = message(
    field(1, 'optimization_guide.proto.SummarizeRequest'),
    field(2, substituted(says, says.includes('%s') ? [message(field(1, field(2, path(1))))] : [])),
    field(3, substituted('')),
  );
  const output = message(field(1, 'optimization_guide.proto.StringValue'), field(2, path(1)));
  const languages = ['en', 'de', 'fr', 'es', 'ja'].map((language) => field(2, language));
  const metadata = message(integer(1, 3), ...languages);
  const config = message(
    integer(1, 8),
    field(2, input),
    field(3, output),
    integer(5, 1),
    field(6, message(integer(1, 3), float(2, 1))),
    field(7, any('optimization_guide.proto.SummarizeMetadata', metadata)),
  );
  return field(1, config);
}

/** Encodes the Prompt API's, whose input is the prompt itself. */
function promptFeature(): Buffer {
  const config = message(
    integer(1, 6),
    field(2, field(1, 'optimization_guide.proto.PromptApiRequest')),
    field(3, message(field(1, 'optimization_guide.proto.StringValue'), field(2, path(1)))),
    integer(5, 1),
    field(6, message(integer(1, 3), float(2, 1))),
  );
  return field(1, config);
}

/** Encodes a `SubstitutedString`: a template and the values of its `%s`. */
function substituted(template: string, substitutions: readonly Buffer[] = []): Buffer {
  return message(field(1, template), ...substitutions.map((one) => field(6, one)));
}

/** Encodes a `ProtoField`: the path to a value as field numbers. */
function path(...numbers: readonly number[]): Buffer {
  return message(...numbers.map((number) => field(1, integer(1, number))));
}

/** Encodes the manifest that names all other files. */
function modelManifest(): Buffer {
  const assets = entry(1, 'base_asset', message(field(1, componentId), field(2, version)));
  const createFileEntry = (asset: string, file: string) => message(field(1, asset), field(2, file));
  const baseModel = message(
    field(1, createFileEntry('base_asset', 'weights.bin')),
    integer(2, 1),
    integer(3, 2),
    integer(5, 4096),
  );
  const createSolution = (file: string) =>
    message(field(1, 'base'), field(3, createFileEntry('manifest', file)));
  const recipes = message(
    entry(1, 'base', baseModel),
    entry(4, 'summarize_solution', createSolution('summarize.pb')),
    entry(4, 'prompt_solution', createSolution('prompt.pb')),
  );
  const catalog = message(
    entry(1, 'summarizer_api', field(1, 'summarize_solution')),
    entry(1, 'prompt_api', field(1, 'prompt_solution')),
    entry(
      2,
      'summarizer_api',
      any('optimization_guide.proto.SummarizerFeatureConfig', field(1, 'summarizer_api')),
    ),
    entry(
      2,
      'prompt_api',
      any('optimization_guide.proto.PromptApiFeatureConfig', field(1, 'prompt_api')),
    ),
  );
  const devices = ['gpu_high_tier', 'gpu_low_tier', 'cpu'];
  return message(
    field(1, assets),
    field(2, recipes),
    ...devices.map((device) => entry(3, device, catalog)),
  );
}
