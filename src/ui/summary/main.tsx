import { render } from 'preact';
import { t } from '../../browser/i18n.ts';
import { getActiveTab } from '../../browser/tabs.ts';
import { applyAppearance } from '../components/appearance.ts';
import { SummaryView } from './summary-view.tsx';
import { parseSurface } from './use-tab.ts';

const surface = parseSurface(location.search);
document.documentElement.dataset.surface = surface;
document.title = t('summary_title');
// Both are asked for at once, because the first answers take a while in a new process.
const [active] = await Promise.all([getActiveTab(), applyAppearance(document)]);
render(
  <SummaryView surface={surface} search={location.search} activeTab={active?.id} />,
  document.body,
);
