import { render } from 'preact';
import { t } from '../../browser/i18n.ts';
import { applyAppearance } from '../components/appearance.ts';
import { SummaryView } from './summary-view.tsx';
import { parseSurface } from './use-tab.ts';

const surface = parseSurface(location.search);
document.documentElement.dataset.surface = surface;
document.title = t('summary_title');
await applyAppearance(document);
render(<SummaryView surface={surface} search={location.search} />, document.body);
