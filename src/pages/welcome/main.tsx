import { render } from 'preact';
import { t } from '../../platform/i18n.ts';
import { dress } from '../ui/appearance.ts';
import { Welcome } from './welcome.tsx';

const root = document.querySelector('#welcome');
const sample = document.querySelector('article');
await dress(document);
document.title = t('extension_name');
if (root && sample) {
  sample.hidden = false;
  render(<Welcome sample={sample} />, root);
}
