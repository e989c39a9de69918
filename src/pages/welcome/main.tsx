import { render } from 'preact';
import { t } from '../../platform/i18n.ts';
import { dress } from '../ui/appearance.ts';
import { Welcome } from './welcome.tsx';

await dress(document);
document.title = t('extension_name');
render(<Welcome />, document.body);
