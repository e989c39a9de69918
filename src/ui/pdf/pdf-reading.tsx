/** Reads a PDF. Shows the progress and failures, and asks for the password of an encrypted file. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { formatNumber, t } from '../../browser/i18n.ts';
import { send } from '../../browser/messaging.ts';
import { type PdfFile, takePdf } from '../../browser/pdf-viewer.ts';
import type { Article } from '../../extraction/article.ts';
import { pdfLimits } from '../../extraction/pdf/open-pdf.ts';
import { type Failure, fail, type Result, toUnexpectedFailure } from '../../shared/result.ts';
import { readPdf } from './read-pdf.ts';

interface Props {
  /** True in an incognito window. */
  incognito: boolean;
  /** Returns the file, or fails like `takePdf`. It is called once. */
  getFile(signal: AbortSignal): Promise<Result<PdfFile>>;
  /** Called with the article. The view shows the failure that it returns. */
  onRead(article: Article, file: PdfFile): Promise<Result<unknown>>;
  /** Renders a failure. */
  children(failure: Failure): ComponentChildren;
}

type State =
  | { step: 'reading'; read: number; total: number }
  | { step: 'password'; file: PdfFile; isWrong: boolean }
  | { step: 'failed'; failure: Failure }
  | { step: 'read' };

export function PdfReading({ incognito, getFile, onRead, children }: Props) {
  const [state, setState] = useState<State>({ step: 'reading', read: 0, total: 0 });
  const abort = useRef(new AbortController());
  const read = async (file: PdfFile, password?: string) => {
    setState({ step: 'reading', read: 0, total: 0 });
    const { signal } = abort.current;
    const onProgress = (pages: number, total: number) =>
      setState({ step: 'reading', read: pages, total });
    const options = { signal, incognito, onProgress, ...(password !== undefined && { password }) };
    const article = await readPdf(file, options).catch(toUnexpectedFailure);
    if (!article.ok) return end(article.failure, file);
    const handedOver = await onRead(article.value, file);
    if (!handedOver.ok) return end(handedOver.failure, file);
    setState({ step: 'read' });
  };
  const end = (failure: Failure, file?: PdfFile) => {
    const { detail } = failure;
    const isLocked = detail === 'password-needed' || detail === 'password-wrong';
    if (file && failure.code === 'unreadable-file' && isLocked)
      setState({ step: 'password', file, isWrong: detail === 'password-wrong' });
    else setState({ step: 'failed', failure });
  };
  useEffect(() => {
    const controller = new AbortController();
    abort.current = controller;
    void getFile(controller.signal).then((file) => {
      if (controller.signal.aborted) return;
      if (file.ok) void read(file.value);
      else end(file.failure);
    });
    return () => controller.abort();
  }, []);
  const cancel = () => {
    abort.current.abort();
    setState({ step: 'failed', failure: fail('aborted').failure });
  };
  switch (state.step) {
    case 'reading':
      return <Progress {...state} onCancel={cancel} />;
    case 'password':
      return (
        <PasswordForm
          isWrong={state.isWrong}
          onSubmit={(password) => void read(state.file, password)}
          onCancel={cancel}
        />
      );
    case 'failed':
      return <>{children(state.failure)}</>;
    case 'read':
      return <h1 class="visually-hidden">{t('summary_title')}</h1>;
  }
}

interface ProgressProps {
  read: number;
  total: number;
  onCancel(): void;
}

function Progress({ read, total, onCancel }: ProgressProps) {
  return (
    <section class="pdf-reading" aria-busy="true">
      <h1 class="visually-hidden">{t('summary_title')}</h1>
      <p role="status">
        {total > 0
          ? t('pdf_progress', formatNumber(Math.min(read + 1, total)), formatNumber(total))
          : t('pdf_opening')}
      </p>
      <progress aria-label={t('pdf_opening')} {...(total > 0 && { value: read, max: total })} />
      <button type="button" class="link" onClick={onCancel}>
        {t('cancel')}
      </button>
    </section>
  );
}

interface PasswordProps {
  isWrong: boolean;
  onSubmit(password: string): void;
  onCancel(): void;
}

/** Asks for the password. It is used only once and never stored. */
function PasswordForm({ isWrong, onSubmit, onCancel }: PasswordProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      class="pdf-reading"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(input.current?.value ?? '');
      }}
    >
      <h1>{t('pdf_password_title')}</h1>
      <label>
        {t('pdf_password')}
        <input type="password" autocomplete="off" ref={input} />
      </label>
      {isWrong && <p role="alert">{t('pdf_password_wrong')}</p>}
      <div class="choices">
        <button type="submit" class="button main">
          {t('pdf_password_submit')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

// Reading the PDF that Chromium's viewer shows in a tab.

interface TabPdfProps {
  /** The job that found the PDF. */
  job: Job;
  /** Renders a failure. */
  children(failure: Failure): ComponentChildren;
}

export function TabPdf({ job, children }: TabPdfProps) {
  const { tabId, type, length, engine, incognito } = job;
  return (
    <PdfReading
      incognito={incognito}
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
