/**
 * Summarizes with any language model that follows prompts: it writes, or chooses among the
 * article's sentences.
 */

import { detectLanguage } from '../nlp/detect-language.ts';
import { baseLanguage } from '../nlp/language-tags.ts';
import { fail, type Result } from '../shared/result.ts';
import { createChoiceSteps } from '../summarizer/choose.ts';
import { createSummary, type EngineId, pointLimits, type Summary } from '../summarizer/summary.ts';
import { askForSentences } from './ask-for-sentences.ts';
import { fitToContextWindow, streamFitted } from './context-window.ts';
import type { SummarizeRequest } from './engine.ts';
import { requireSupport, toFailure } from './errors.ts';
import { runInSlices } from './extractive.ts';
import type { LanguageModel } from './language-model.ts';
import {
  collect,
  createOutputParser,
  finishOutput,
  getFinishedText,
  getOutputLanguage,
  isRepeating,
  stripThinking,
} from './model-output.ts';
import { createPortionPrompt, createWritePrompt } from './prompts.ts';

/** UTF-16 units; the language of a shorter text cannot be detected. */
const minDetectionChars = 100;

/**
 * Writes, or chooses if `request.mode` says so.
 *
 * @returns results as the contract of an engine demands (`engine.ts`)
 */
export async function* summarizeWithModel(
  engine: EngineId,
  model: LanguageModel,
  request: SummarizeRequest,
): AsyncGenerator<Result<Summary>> {
  try {
    request.signal.throwIfAborted();
    yield* request.mode === 'choose'
      ? choose(engine, model, request)
      : write(engine, model, request);
  } catch (error) {
    yield toFailure(error);
  }
}

async function* choose(
  engine: EngineId,
  model: LanguageModel,
  request: SummarizeRequest,
): AsyncGenerator<Result<Summary>> {
  const { article, type, length, signal } = request;
  const laidOut = await runInSlices(createChoiceSteps(article, request), signal);
  if (!laidOut.ok) return yield laidOut;
  const choice = laidOut.value;
  const chosen = await askForSentences(model, article.title, choice, signal);
  if (chosen.length < choice.minCount)
    return yield fail('engine-failed', `CannotChoose: ${chosen.length} of ${choice.count}`);
  const author = { engine, mode: 'choose', ...getName(model) } as const;
  const variant = { ...author, type, length, lang: article.lang };
  yield createSummary(variant, choice.toPoints(chosen));
}

async function* write(
  engine: EngineId,
  model: LanguageModel,
  request: SummarizeRequest,
): AsyncGenerator<Result<Summary>> {
  const { article, type, length, signal } = request;
  const wanted = getOutputLanguage(request);
  const parse = createParsers(engine, model, request);
  const language = getEnglishName(wanted);
  const input = await fitToContextWindow(article, {
    quota: model.quota,
    usage: (text) => model.countTokens(text),
    summarize: async (text) =>
      finishOutput(
        await collect(model.answer(createPortionPrompt(text, language), signal)),
        wanted,
      ),
  });
  const count = pointLimits[type][length];
  const deltas = streamFitted(input, (text) =>
    model.answer(createWritePrompt({ text, type, count, language }), signal),
  );
  let [output, shown] = ['', 0];
  for await (const delta of deltas) {
    output += delta;
    // An endless repetition would never end on its own.
    if (isRepeating(output)) break;
    if (!/[\n.!?。！？।؟]/u.test(delta)) continue;
    const summary = parse(getFinishedText(stripThinking(output), request));
    if (!summary.ok) continue;
    const { points, droppedPoints } = summary.value;
    if (points.length > shown) yield summary;
    shown = points.length;
    // Further points would not be shown.
    if (points.length + droppedPoints === count) break;
  }
  yield requireSupport(parse(finishOutput(output, wanted)));
}

/**
 * Creates a parser that checks the output in the language in which it was written, requested or
 * not.
 */
function createParsers(engine: EngineId, model: LanguageModel, request: SummarizeRequest) {
  const author = { engine, mode: 'write', ...getName(model) } as const;
  const parsers = new Map<string, ReturnType<typeof createOutputParser>>();
  return (output: string): Result<Summary> => {
    const lang = findWrittenLanguage(output, getOutputLanguage(request));
    const parse = parsers.get(lang) ?? createOutputParser(request, author, lang);
    parsers.set(lang, parse);
    return parse(output);
  };
}

function findWrittenLanguage(output: string, wanted: string): string {
  if (output.length < minDetectionChars) return wanted;
  const found = detectLanguage(output);
  return found === 'und' || baseLanguage(found) === baseLanguage(wanted) ? wanted : found;
}

function getName({ name }: LanguageModel): { model?: string } {
  return name === undefined ? {} : { model: name };
}

/** Returns a name such as “German”, because models know names of languages better than tags. */
function getEnglishName(lang: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(lang) ?? lang;
  } catch {
    // A page can declare any language tag.
    return 'the language of the article';
  }
}
