/** What is stored and cannot be read: named, handed out, and deleted only by its reader. */

import { recordsText } from '../../history/backup.ts';
import { fileDay } from '../../history/export/file-name.ts';
import { addressOfKey } from '../../history/keys.ts';
import { plural, t } from '../../platform/i18n.ts';
import { saveFile } from '../ui/hand-out.ts';

interface Props {
  /** By their storage keys. */
  pieces: ReadonlyMap<string, unknown>;
  onDelete(keys: readonly string[]): void;
}

/** Names that are shown; the file holds them all. */
const mostNames = 5;

export function Unreadable({ pieces, onDelete }: Props) {
  const save = () => {
    const now = Date.now();
    const text = recordsText([...pieces.values()], now);
    saveFile(`no-time-to-read-unread-${fileDay(now)}.json`, 'application/json', text);
  };
  const named = [...pieces].slice(0, mostNames);
  return (
    <div class="unreadable">
      <p>
        {plural('history_aside', pieces.size)}{' '}
        <button type="button" class="link" name="json" onClick={save}>
          {t('export_json')}
        </button>{' '}
        <button type="button" class="link delete" onClick={() => onDelete([...pieces.keys()])}>
          {t('delete')}
        </button>
      </p>
      <ul>
        {named.map(([key, value]) => (
          <li key={key}>
            <bdi>{shortened(nameOf(key, value))}</bdi>
          </li>
        ))}
        {pieces.size > named.length && <li>…</li>}
      </ul>
    </div>
  );
}

/** Its title, where that much can be read; else the address that it was kept under. */
function nameOf(key: string, value: unknown): string {
  const title = typeof value === 'object' && value !== null ? Reflect.get(value, 'title') : '';
  return (typeof title === 'string' && title.trim()) || addressOfKey(key);
}

const mostCharacters = 120;

function shortened(name: string): string {
  return name.length > mostCharacters ? `${name.slice(0, mostCharacters)}…` : name;
}
