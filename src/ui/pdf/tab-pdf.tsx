/** Reads the PDF that Chromium's viewer shows in a tab, when the user has asked for its summary. */

import type { ComponentChildren } from 'preact';
import type { Job } from '../../background/jobs/job.ts';
import { send } from '../../browser/messaging.ts';
import { takePdf } from '../../browser/pdf-viewer.ts';
import { pdfLimits } from '../../extraction/pdf/open-pdf.ts';
import type { Failure } from '../../shared/result.ts';
import { PdfReading } from './pdf-reading.tsx';

interface Props {
  /** The job that found the PDF. */
  job: Job;
  /** Renders a failure. */
  children(failure: Failure): ComponentChildren;
}

export function TabPdf({ job, children }: Props) {
  const { tabId, type, length, engine } = job;
  return (
    <PdfReading
      getFile={(signal) => takePdf(tabId, pdfLimits.bytes, signal)}
      onRead={(article) => {
        const request = { type, length, engine };
        return send('job/startFromPdf', { tabId, article, viewerTab: tabId, request });
      }}
    >
      {children}
    </PdfReading>
  );
}
