import { bundle } from './bundle.ts';

/** A script that is measured in a page and defines `subject = { run }`. */
export interface Subject {
  readonly name: string;
  /** The script, built and minified as the extension's own. */
  readonly script: string;
}

/** Returns Readability on a clone, and our extraction of the live document. */
export async function bundleSubjects(): Promise<{ readability: Subject; ours: Subject }> {
  const [readability, ours] = await Promise.all([
    bundle(new URL('./in-page/readability.ts', import.meta.url)),
    bundle(new URL('./in-page/ours.ts', import.meta.url)),
  ]);
  return {
    readability: { name: 'clone + Readability', script: readability },
    ours: { name: 'our extraction', script: ours },
  };
}
