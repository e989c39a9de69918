// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import { findSampleSentence, summarizeSample } from '../../../src/ui/welcome/sample-article.tsx';
import { sampleAnchor } from '../../storage/history/samples.ts';

vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  return { default: fakeBrowser() };
});

function createArticle(...blocks: [tag: string, text: string][]): HTMLElement {
  const article = document.createElement('article');
  article.lang = 'en';
  for (const [tag, text] of blocks) {
    const block = article.appendChild(document.createElement(tag));
    block.textContent = text;
  }
  return article;
}

const article = createArticle(
  ['h2', en.sample_title.message],
  ['p', en.sample_lead.message],
  ['h3', en.sample_reason_heading.message],
  ['p', en.sample_reason_1.message],
  ['p', en.sample_reason_2.message],
);

describe('summarizeSample', () => {
  it('anchors each point to its sentence', () => {
    const summary = summarizeSample(article);
    const points = summary.ok ? summary.value.points : [];
    expect(points.length).toBeGreaterThan(1);
    for (const { text, sources } of points) {
      const [anchor] = sources;
      const sentence = anchor && findSampleSentence(article, anchor)?.toString();
      // A point may have a heading before its sentence.
      expect(sentence && text.endsWith(sentence)).toBe(true);
    }
  });

  it('makes no points of a very short article', () => {
    expect(summarizeSample(createArticle(['p', 'Nothing.']))).toMatchObject({ ok: false });
  });
});

describe('findSampleSentence', () => {
  it('returns undefined if the text has changed', () => {
    const anchor = sampleAnchor({ block: 1, start: 0, end: 8, quote: 'Somebody' });
    expect(findSampleSentence(article, anchor)).toBeUndefined();
    expect(findSampleSentence(article, { ...anchor, block: 40 })).toBeUndefined();
  });
});
