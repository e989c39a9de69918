import { render } from 'preact';
import { getOwnTab } from '../../browser/tabs.ts';
import { applyAppearance } from '../components/appearance.ts';
import { PdfView } from './pdf-view.tsx';

document.documentElement.dataset.surface = 'tab';
await applyAppearance(document);
const tab = await getOwnTab();
const viewer = Number.parseInt(new URLSearchParams(location.search).get('viewer') ?? '', 10);
if (tab)
  render(
    <PdfView
      tabId={tab.id}
      incognito={tab.incognito}
      viewerTab={Number.isNaN(viewer) ? undefined : viewer}
    />,
    document.body,
  );
