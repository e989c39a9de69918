/** Shows the page on which the user chooses or drops a PDF, and then its summary. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleMeta } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import { type SummaryRequest, send } from '../../browser/messaging.ts';
import { getFileName, type PdfFile } from '../../browser/pdf-viewer.ts';
import { getTab } from '../../browser/tabs.ts';
import type { Article } from '../../extraction/article.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { FileFailure } from '../summary/error-view.tsx';
import { FooterWithoutSummary } from '../summary/footer.tsx';
import { JobView } from '../summary/summary-view.tsx';
import { useJob } from '../summary/use-job.ts';
import { useNavigation } from '../summary/use-tab.ts';
import { PdfReading } from './pdf-reading.tsx';
import { toPdfFile } from './read-pdf.ts';

interface Props {
  /** The tab of this page, to which the job belongs. */
  tabId: number;
  /** True in an incognito window. */
  incognito: boolean;
  /** The tab from which the user came. Its PDF viewer probably shows the same file. */
  viewerTab: number | undefined;
}

/** A file that the user has opened. The count distinguishes two openings of the same file. */
interface Opened {
  readonly count: number;
  /** Undefined if something other than a file was dropped. */
  readonly file: File | undefined;
}

export function PdfView({ tabId, incognito, viewerTab }: Props) {
  const [opened, setOpened] = useState<Opened>();
  const [isChoosing, setIsChoosing] = useState(false);
  /** The last article. It is kept here because session storage may have evicted it. */
  const read = useRef<Article | undefined>(undefined);
  const shown = useJob(tabId, false);
  const navigation = useNavigation(undefined);
  const open = (file: File | undefined) => {
    setOpened((last) => ({ count: (last?.count ?? 0) + 1, file }));
    setIsChoosing(false);
  };
  useTitle(opened || isChoosing || shown.state !== 'job' ? undefined : shown.job.article);
  const isDragged = useDroppedFiles((file) => {
    // A summary is not replaced by an error because a link was dropped on it.
    if (file || opened || isChoosing || shown.state !== 'job') open(file);
  });
  const start = async (article: Article, name: string, request: SummaryRequest) => {
    const isShown = viewerTab !== undefined && (await isSameFile(viewerTab, name, article));
    const shownIn = isShown ? { viewerTab } : {};
    return send('job/startFromPdf', { tabId, article, ...shownIn, request });
  };
  const onRead = async (article: Article, { name }: PdfFile) => {
    // The record is listed under the name of the file, because its metadata may not contain one.
    read.current = { ...article, site: name };
    const started = await start(read.current, name, {});
    if (started.ok) setOpened(undefined);
    return started;
  };
  if (opened)
    return <OpenedFile opened={opened} incognito={incognito} onRead={onRead} onOpen={open} />;
  if (shown.state !== 'job' || isChoosing) return <EmptyView onOpen={open} isTarget={isDragged} />;
  const { job } = shown;
  const article = read.current;
  // A failed job is restarted with the article, because the background cannot read the file.
  const onRequest = (request: SummaryRequest) => {
    if (job.status === 'failed' && article) void start(article, article.site ?? '', request);
    else void send('job/start', { tabId, request });
  };
  return (
    <JobView
      key={job.id}
      job={job}
      surface="tab"
      navigation={navigation}
      onRequest={onRequest}
      onOpenPdf={() => setIsChoosing(true)}
    />
  );
}

interface OpenedFileProps {
  opened: Opened;
  incognito: boolean;
  onRead(article: Article, file: PdfFile): Promise<Result<unknown>>;
  onOpen(file: File): void;
}

/** Reads the file. If that fails, another one can be chosen. */
function OpenedFile({ opened: { count, file }, incognito, onRead, onOpen }: OpenedFileProps) {
  return (
    <main class="summary-view pdf-view">
      <div class="body">
        <PdfReading
          key={count}
          incognito={incognito}
          getFile={() => toPdfFile(file)}
          onRead={onRead}
        >
          {(failure: Failure) => (
            <FileFailure failure={failure}>
              <FilePicker onOpen={onOpen} />
            </FileFailure>
          )}
        </PdfReading>
      </div>
      <FooterWithoutSummary />
    </main>
  );
}

/**
 * Returns true if the address or the title of a tab shows that its viewer has this file open.
 * Firefox uses the title or the name of the file as the title of the tab.
 */
async function isSameFile(viewerTab: number, name: string, { title }: Article): Promise<boolean> {
  const tab = await getTab(viewerTab);
  const isNamed = name !== '' && getFileName(tab?.url ?? '') === name;
  return isNamed || (title !== '' && tab?.title?.includes(title) === true);
}

interface EmptyViewProps {
  /** True while a file is dragged over the page. */
  isTarget: boolean;
  onOpen(file: File): void;
}

function EmptyView({ isTarget, onOpen }: EmptyViewProps) {
  return (
    <main class="summary-view pdf-view" data-status="empty">
      <section class={`body pdf-empty${isTarget ? ' target' : ''}`}>
        <h1>{t('pdf_title')}</h1>
        <p>{t('pdf_drop')}</p>
        <FilePicker onOpen={onOpen} />
      </section>
      <FooterWithoutSummary />
    </main>
  );
}

function FilePicker({ onOpen }: { onOpen(file: File): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="choices">
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        class="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onOpen(file);
          // Without a reset, choosing the same file again would not fire the event.
          currentTarget.value = '';
        }}
      />
      <button type="button" class="button main" onClick={() => input.current?.click()}>
        {t('pdf_choose')}
      </button>
    </div>
  );
}

/** Names the tab after the PDF that it summarizes, as several of these tabs may be open. */
function useTitle(article: ArticleMeta | undefined): void {
  const title = article?.title || t('pdf_title');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/**
 * Opens what is dropped or pasted anywhere on the page. Dropped text or a dropped link counts as no
 * file; the browser would leave the page to show it.
 *
 * @returns true while a file is dragged over the page
 */
function useDroppedFiles(open: (file: File | undefined) => void): boolean {
  const [isDragged, setIsDragged] = useState(false);
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const drag = (event: DragEvent) => {
      const hasFiles = event.dataTransfer?.types.includes('Files') === true;
      if (!hasFiles && isEditable(event.target)) return;
      event.preventDefault();
      setIsDragged(hasFiles);
    };
    const leave = (event: DragEvent) => {
      // The event is also fired at each element that the pointer leaves within the page.
      if (event.relatedTarget === null) setIsDragged(false);
    };
    const drop = (event: DragEvent) => {
      setIsDragged(false);
      const file = choosePdf(event.dataTransfer?.files);
      if (!file && isEditable(event.target)) return;
      event.preventDefault();
      latest.current(file);
    };
    const paste = (event: ClipboardEvent) => {
      const file = choosePdf(event.clipboardData?.files);
      if (!file) return;
      event.preventDefault();
      latest.current(file);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  }, []);
  return isDragged;
}

/** Returns the first PDF, by type or name; otherwise the first file, to say that it is none. */
function choosePdf(files: FileList | undefined): File | undefined {
  const all = Array.from(files ?? []);
  const isPdf = ({ type, name }: File) => type === 'application/pdf' || /\.pdf$/i.test(name);
  return all.find(isPdf) ?? all[0];
}

/** Returns true for a field, such as that of the password, into which text may be dropped. */
function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}
