/**
 * Runs by itself on pages of consented sites, looks once, and is gone: no listener, no observer.
 * Only where it finds an article is anything larger injected. Built as one small file.
 */

import { type BannerApi, bannerScriptGlobal } from '../browser/banner-api.ts';
import { notifyArticleDetected } from '../browser/banner-messages.ts';
import { isProbablyArticle } from './is-probably-article.ts';

if (isProbablyArticle(document)) notifyArticleDetected();
// A page that became another by its own script may still show the line of what it was.
else (globalThis as unknown as Record<string, BannerApi | undefined>)[bannerScriptGlobal]?.remove();
