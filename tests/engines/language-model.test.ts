import { describe, expect, test } from 'vitest';
import { isExtractiveBetter } from '../../src/engines/language-model.ts';

describe('isExtractiveBetter', () => {
  test.each([
    'SmolLM2-135M-Instruct',
    'smollm2:135m',
    'gemma3:270m',
    'models/gemma-3-270m-it-Q4_K_M.gguf',
    'tiny_0.1B',
  ])('is true for %s, which is no larger than a measured model', (model) => {
    expect(isExtractiveBetter(model)).toBe(true);
  });

  test.each([
    'smollm2:360m',
    'llama3.2:3b',
    'Qwen2.5-7B-Instruct-1M',
    'mixtral-8x7b',
    'bitnet-4bit',
    'small-model',
    '',
  ])('is false for %j, about which nothing was measured', (model) => {
    expect(isExtractiveBetter(model)).toBe(false);
  });
});
