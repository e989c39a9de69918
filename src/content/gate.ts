/**
 * Runs by itself on pages of consented sites, looks once, and is gone: no listener, no observer.
 * Only where it finds an article is anything larger injected. Built as one small file.
 */

import { type BannerApi, bannerScriptGlobal } from '../platform/prompt-calls.ts';
import { notifyArticleDetected } from '../platform/prompt-line.ts';
import { isProbablyArticle } from './seems-article.ts';

if (isProbablyArticle(document)) notifyArticleDetected();
// A page that became another by its own script may still show the line of what it was.
else (globalThis as unknown as Record<string, BannerApi | undefined>)[bannerScriptGlobal]?.remove();
