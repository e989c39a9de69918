/** Records out of the history: to the clipboard, or into a file of one of three kinds. */

import { useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import type { HistoryRecord } from '../../storage/history/record.ts';
import { selectVariants, type VariantChoice } from '../../storage/history/variants.ts';
import { readRecords } from '../../storage/stores/history-store.ts';
import { copyRecords, downloadRecords } from '../components/export-records.ts';

interface Props {
  ids: readonly string[];
  /** Which variants are handed out; JSON, which a restore reads, has all of them. */
  variants?: VariantChoice;
}

export function ExportActions({ ids, variants = 'preferred' }: Props) {
  const [copied, setCopied] = useState(false);
  const [trouble, setTrouble] = useState('');
  const narrowed = (records: readonly HistoryRecord[]) =>
    records.map((record) => selectVariants(record, variants));
  /** @returns whether it was done */
  const runExport = async (use: (records: HistoryRecord[]) => void | Promise<void>) => {
    const records = await readRecords(ids);
    const said = records.ok ? await attempt(() => use(records.value)) : t('history_load_failed');
    setTrouble(said);
    return said === '';
  };
  const copy = async () => {
    if (!(await runExport((records) => copyRecords(narrowed(records))))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  const save = (format: 'markdown' | 'json' | 'print') => () =>
    void runExport((records) =>
      downloadRecords(format === 'json' ? records : narrowed(records), format),
    );
  return (
    <>
      <button type="button" class="link copy" onClick={() => void copy()}>
        {copied ? t('copied') : t('copy')}
      </button>
      <button type="button" class="link" name="markdown" onClick={save('markdown')}>
        {t('export_markdown')}
      </button>
      <button type="button" class="link" name="json" onClick={save('json')}>
        {t('export_json')}
      </button>
      <button type="button" class="link" name="print" onClick={save('print')}>
        {t('export_print')}
      </button>
      {trouble !== '' && <span role="alert">{trouble}</span>}
    </>
  );
}

/** The clipboard may refuse. @returns what is to be said of it, if anything */
async function attempt(use: () => void | Promise<void>): Promise<string> {
  try {
    await use();
    return '';
  } catch {
    return t('history_write_failed');
  }
}
