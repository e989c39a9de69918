// @vitest-environment happy-dom

import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import type { Point } from '../../../src/summarizer/summary.ts';
import { FlaggedText } from '../../../src/ui/components/flagged-text.tsx';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: { getMessage: (name: string) => name } },
}));

const text = 'The Lamp Room: It shows 900 lamps.';

function show(change: Partial<Point>): HTMLElement {
  const host = document.createElement('div');
  render(<FlaggedText point={{ text, sources: [], flags: [], ...change }} />, host);
  return host;
}

describe('FlaggedText', () => {
  it('marks what was put in front of a sentence, and explains it', () => {
    const host = show({ insertedSpans: [{ start: 0, end: 'The Lamp Room: '.length }] });
    const inserted = host.querySelector<HTMLElement>('.inserted');
    expect(inserted?.textContent).toBe('The Lamp Room: ');
    expect(inserted?.title).not.toBe('');
    expect(host.textContent).toBe(text);
  });

  it('marks a flagged passage and an insertion side by side', () => {
    const start = text.indexOf('900');
    const host = show({
      flags: [{ kind: 'number', start, end: start + 3 }],
      insertedSpans: [{ start: 0, end: 'The Lamp Room: '.length }],
    });
    expect(host.querySelector('.flag')?.firstChild?.textContent).toBe('900');
    expect(host.querySelector('.inserted')).not.toBeNull();
  });

  it('shows a flag where an insertion begins at the same place', () => {
    const span = { start: 0, end: 3 };
    const host = show({ flags: [{ kind: 'name', ...span }], insertedSpans: [span] });
    expect(host.querySelector('.inserted')).toBeNull();
    expect(host.querySelector('.flag')).not.toBeNull();
  });

  it('leaves other points plain', () => {
    expect(show({}).innerHTML).toBe(text);
  });
});
