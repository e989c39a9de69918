import { render } from 'preact';
import { t } from '../../platform/i18n.ts';
import { parseHistoryQuery } from '../../platform/surfaces.ts';
import { applyAppearance } from '../ui/appearance.ts';
import { History } from './history.tsx';

document.title = t('history_title');
await applyAppearance(document);
render(<History initialQuery={parseHistoryQuery(location.search)} />, document.body);
