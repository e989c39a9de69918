/** Buttons that export records to the clipboard or to a file of one of three formats. */

import { useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import {
  type HistoryRecord,
  selectVariants,
  type VariantChoice,
} from '../../storage/history/record.ts';
import { readRecords } from '../../storage/stores/history-store.ts';
import { copyRecords, downloadRecords, tryExport } from '../components/export-records.ts';

interface ExportActionsProps {
  ids: readonly string[];
  /** Limits the export to these variants. JSON always has all of them, as a restore reads it. */
  variants?: VariantChoice;
}

export function ExportActions({ ids, variants = 'preferred' }: ExportActionsProps) {
  const [copied, setCopied] = useState(false);
  const [errorMessage, setErrorMessage] = useState('');
  const narrowed = (records: readonly HistoryRecord[]) =>
    records.map((record) => selectVariants(record, variants));
  /** @returns true on success */
  const runExport = async (use: (records: HistoryRecord[]) => void | Promise<void>) => {
    const records = await readRecords(ids);
    const said = records.ok ? await tryExport(() => use(records.value)) : t('history_load_failed');
    setErrorMessage(said);
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
      {errorMessage !== '' && <span role="alert">{errorMessage}</span>}
    </>
  );
}

// Exports all records that are listed, so that the user need not select them first.

interface Props {
  /** Records that match the filters. */
  ids: readonly string[];
  /** True if the filters exclude some records. */
  isNarrowed: boolean;
}

export function ExportAll({ ids, isNarrowed }: Props) {
  if (ids.length === 0) return null;
  return (
    <details class="export-all">
      <summary>{isNarrowed ? t('history_export_found') : t('history_export_all')}</summary>
      <p class="formats">
        <ExportActions ids={ids} />
      </p>
    </details>
  );
}
