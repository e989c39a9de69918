import { render } from 'preact';
import { t } from '../../platform/i18n.ts';
import { dress } from '../ui/appearance.ts';
import { Options } from './options.tsx';

document.title = t('options_title');
await dress(document);
render(<Options />, document.body);
