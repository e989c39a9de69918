/**
 * A fake model that chooses the sentences that the editors have labelled. Any loss is due to the
 * steps between a choice and its points.
 */

import { foldSpace } from '../metrics/words.ts';
import type { Label } from './labels.ts';
import type { Model } from './model-summaries.ts';
import { isSameSentence } from './same-sentence.ts';

export const labelModel: Model = {
  server: { address: 'http://127.0.0.1', model: 'labels', dialect: 'openai', context: 16_384 },
  fetchFor: (label) => async (_url, init) => {
    const { messages } = JSON.parse(`${init.body}`) as { messages: { content: string }[] };
    const numbers = chooseByLabel(messages[0]?.content ?? '', label);
    const event = { choices: [{ delta: { content: JSON.stringify(numbers) } }] };
    return new Response(`data: ${JSON.stringify(event)}\n\ndata: [DONE]\n\n`);
  },
};

/** Returns the numbers of the sentences that are labelled best, then of those labelled good. */
function chooseByLabel(prompt: string, { judgment }: Label): number[] {
  const sentences = [...prompt.matchAll(/^\[(\d+)\] (.*)$/gm)].map(([, number, text = '']) => ({
    number: Number(number),
    text: foldSpace(text),
  }));
  const wanted = [...(judgment?.best ?? []), ...(judgment?.good ?? [])].map(foldSpace);
  const found = wanted.flatMap(
    (label) => sentences.find(({ text }) => isSameSentence(text, label))?.number ?? [],
  );
  return [...new Set(found)];
}
