/** Lists stored values that cannot be read as records, with export and delete. */

import { plural, t } from '../../browser/i18n.ts';
import { serializeRecords } from '../../storage/backup/backup.ts';
import { formatFileDay } from '../../storage/export/file-name.ts';
import { addressFromKey } from '../../storage/history/keys.ts';
import { downloadFile } from '../components/export-records.ts';

interface Props {
  /** The values by storage key. */
  items: ReadonlyMap<string, unknown>;
  onDelete(keys: readonly string[]): void;
}

/** Most names that are listed; the exported file has all of them. */
const maxNames = 5;

export function UnreadableRecords({ items, onDelete }: Props) {
  const save = () => {
    const now = Date.now();
    const text = serializeRecords([...items.values()], now);
    downloadFile(`no-time-to-read-unread-${formatFileDay(now)}.json`, 'application/json', text);
  };
  const named = [...items].slice(0, maxNames);
  return (
    <div class="unreadable">
      <p>
        {plural('history_unreadable', items.size)}{' '}
        <button type="button" class="link" name="json" onClick={save}>
          {t('export_json')}
        </button>{' '}
        <button type="button" class="link delete" onClick={() => onDelete([...items.keys()])}>
          {t('delete')}
        </button>
      </p>
      <ul>
        {named.map(([key, value]) => (
          <li key={key}>
            <bdi>{shortenName(getRecordName(key, value))}</bdi>
          </li>
        ))}
        {items.size > named.length && <li>…</li>}
      </ul>
    </div>
  );
}

/** Returns the title if it can be read, otherwise the address in the storage key. */
function getRecordName(key: string, value: unknown): string {
  const title = typeof value === 'object' && value !== null ? Reflect.get(value, 'title') : '';
  return (typeof title === 'string' && title.trim()) || addressFromKey(key);
}

const maxNameChars = 120;

function shortenName(name: string): string {
  return name.length > maxNameChars ? `${name.slice(0, maxNameChars)}…` : name;
}
