import { render } from 'preact';
import { t } from '../../platform/i18n.ts';
import { dress } from '../ui/appearance.ts';
import { Reader } from './reader.tsx';
import { surfaceOf } from './surface.ts';

const surface = surfaceOf(location.search);
document.documentElement.dataset.surface = surface;
document.title = t('reader_title');
await dress(document);
render(<Reader surface={surface} search={location.search} />, document.body);
