/** Hands PDFs to the page of the extension on which the user opens them. */

import type { View } from './drivers/browser.ts';
import { samplePdf } from './drivers/sample-pdfs.ts';
import { until } from './drivers/until.ts';

export const pdfPage = '/src/ui/pdf/index.html';

/** Chooses a sample PDF in the file picker of the view. */
export async function chooseFile(view: View, kind: string, name: string): Promise<void> {
  await until('there is a picker', () => hasElement(view, 'input[type=file]'));
  await view.evaluate(
    (base64, fileName) => {
      const field = document.querySelector<HTMLInputElement>('input[type=file]');
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], fileName, { type: 'application/pdf' }));
      if (!field) return;
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    samplePdf(kind).toString('base64'),
    name,
  );
}

/** Drops or pastes a file on the page of the extension, or a link if it has no name. */
export async function handOver(
  view: View,
  how: 'drop' | 'paste',
  base64: string,
  name: string,
): Promise<void> {
  await until('there is a picker', () => hasElement(view, 'input[type=file]'));
  // Effects, in which the view begins to listen, run after the first frame.
  await view.evaluate(
    () => new Promise((resume) => requestAnimationFrame(() => setTimeout(resume))),
  );
  await view.evaluate(
    (how, base64, name) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      if (name === '') transfer.setData('text/uri-list', 'https://paper.example/report.pdf');
      else transfer.items.add(new File([bytes], name));
      const options = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        how === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: transfer }),
      );
    },
    how,
    base64,
    name,
  );
}

export function hasElement(view: View, selector: string): Promise<boolean> {
  return view.evaluate((wanted) => document.querySelector(wanted) !== null, selector);
}
