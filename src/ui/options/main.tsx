import { render } from 'preact';
import { t } from '../../browser/i18n.ts';
import { applyAppearance } from '../components/appearance.ts';
import { Options } from './options.tsx';

document.title = t('options_title');
await applyAppearance(document);
render(<Options />, document.body);
