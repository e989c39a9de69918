import { render } from 'preact';
import { t } from '../../platform/i18n.ts';
import { dress } from '../ui/appearance.ts';
import { Reader } from './reader.tsx';
import { surfaceOf, tabOf } from './surface.ts';

const surface = surfaceOf(location.search);
document.documentElement.dataset.surface = surface;
document.title = t('reader_title');
const [tabId] = await Promise.all([tabOf(location.search), dress(document)]);
render(<Reader tabId={tabId} surface={surface} />, document.body);
