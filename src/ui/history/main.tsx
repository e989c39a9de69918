import { render } from 'preact';
import { parseHistoryQuery } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import { applyAppearance } from '../components/appearance.ts';
import { History } from './history.tsx';

document.title = t('history_title');
await applyAppearance(document);
render(<History initialQuery={parseHistoryQuery(location.search)} />, document.body);
