/** Records out of the history: to the clipboard, or into a file of one of three kinds. */

import { useState } from 'preact/hooks';
import type { HistoryRecord } from '../../history/record.ts';
import { readRecords } from '../../platform/history-store.ts';
import { t } from '../../platform/i18n.ts';
import { copyRecords, saveRecords } from '../ui/hand-out.ts';

export function HandOut({ ids }: { ids: readonly string[] }) {
  const [copied, setCopied] = useState(false);
  const withRecords = async (use: (records: HistoryRecord[]) => void | Promise<void>) => {
    const records = await readRecords(ids);
    if (records.ok) await use(records.value);
  };
  const copy = async () => {
    await withRecords((records) => copyRecords(records));
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  const save = (format: 'markdown' | 'json' | 'print') => () =>
    void withRecords((records) => saveRecords(records, format));
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
    </>
  );
}
