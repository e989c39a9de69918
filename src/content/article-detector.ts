/**
 * The article detector, which runs on every page of the banner sites. It checks once whether the page
 * may be an article, and leaves no listener or observer behind. The larger scripts are injected only
 * if it finds one. It is built as one small file.
 */

import { type BannerApi, bannerScriptGlobal } from '../browser/content-api.ts';
import { notifyArticleDetected } from '../browser/page-runtime.ts';
import { isProbablyArticle } from './is-probably-article.ts';

if (isProbablyArticle(document)) notifyArticleDetected();
// A page that has replaced its article by script may still have the banner of the previous one.
else (globalThis as unknown as Record<string, BannerApi | undefined>)[bannerScriptGlobal]?.remove();
