import { render } from 'preact';
import { t } from '../../platform/i18n.ts';
import { applyAppearance } from '../ui/appearance.ts';
import { Welcome } from './welcome.tsx';

await applyAppearance(document);
document.title = t('extension_name');
render(<Welcome />, document.body);
