import { expect, test } from 'vitest';
import { askForSentences } from '../../src/engines/ask-for-sentences.ts';
import { ModelError } from '../../src/engines/errors.ts';
import type { LanguageModel } from '../../src/engines/language-model.ts';

const long = `The council ${'has moved the old harbour and '.repeat(20)}left.`;
const sentences = [
  { text: long, score: 3 },
  { text: 'Only one boat has passed.', score: 2 },
  { text: 'Fishermen fear for moorings.', score: 1 },
];

/** A model that finds prompts with all three sentences too long, and otherwise names all of them. */
const model: LanguageModel = {
  quota: 10_000,
  countTokens: async (text) => text.length / 4,
  async *answer({ text }) {
    if (sentences.every((sentence) => text.includes(sentence.text)))
      throw new ModelError('QuotaExceededError');
    yield '[1, 2]';
  },
};

test('keeps the best sentence of a part that is too long, however long it is', async () => {
  const choice = { sentences, count: 2, minCount: 1, toPoints: () => [] };
  const chosen = await askForSentences(model, 'Title', choice, new AbortController().signal);
  expect(chosen).toContain(0);
});
