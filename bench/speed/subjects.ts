import { bundle } from './bundle.ts';

/** Something that is timed in a page: a script that leaves `subject = { run }` behind. */
export interface Subject {
  readonly name: string;
  /** Built and minified as the extension's own scripts are. */
  readonly script: string;
}

/** Readability on a clone, and our reading on the live document. */
export async function subjects(): Promise<{ readability: Subject; ours: Subject }> {
  const [readability, ours] = await Promise.all([
    bundle(new URL('./in-page/readability.ts', import.meta.url)),
    bundle(new URL('./in-page/ours.ts', import.meta.url)),
  ]);
  return {
    readability: { name: 'clone + Readability', script: readability },
    ours: { name: 'our reading', script: ours },
  };
}
