import { render } from 'preact';
import { t } from '../../platform/i18n.ts';
import { historyPlace } from '../../platform/surfaces.ts';
import { dress } from '../ui/appearance.ts';
import { History } from './history.tsx';

document.title = t('history_title');
await dress(document);
render(<History place={historyPlace(location.search)} />, document.body);
