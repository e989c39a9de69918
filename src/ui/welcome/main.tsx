import { render } from 'preact';
import { t } from '../../browser/i18n.ts';
import { applyAppearance } from '../components/appearance.ts';
import { Welcome } from './welcome.tsx';

await applyAppearance(document);
document.title = t('extension_name');
render(<Welcome />, document.body);
