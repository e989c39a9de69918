/**
 * Runs by itself on pages of consented sites, looks once, and is gone: no listener, no observer.
 * Only where it finds an article is anything larger injected. Built as one small file.
 */

import { type PromptCalls, promptGlobal } from '../platform/prompt-calls.ts';
import { sayPromptHere } from '../platform/prompt-line.ts';
import { seemsArticle } from './seems-article.ts';

if (seemsArticle(document)) sayPromptHere();
// A page that became another by its own script may still show the line of what it was.
else (globalThis as unknown as Record<string, PromptCalls | undefined>)[promptGlobal]?.remove();
