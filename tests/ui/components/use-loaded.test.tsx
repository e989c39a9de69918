// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { useLoaded } from '../../../src/ui/components/use-loaded.ts';

const loads = new Map<string, (value: string) => void>();
let shown: string | undefined;

function Probe({ id }: { id: string }) {
  shown = useLoaded(() => new Promise<string>((resolve) => loads.set(id, resolve)), [id]);
  return null;
}

async function show(id: string) {
  render(<Probe id={id} />, document.body);
  await expect.poll(() => loads.has(id)).toBe(true);
}

afterEach(() => {
  render(null, document.body);
  loads.clear();
});

test('ignores an earlier load that ends after a later one', async () => {
  await show('first');
  await show('second');
  loads.get('second')?.('second');
  await expect.poll(() => shown).toBe('second');
  loads.get('first')?.('first');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(shown).toBe('second');
});
