/** The receipt: exactly what was read, block by block, and what was left out and why. */

import { useEffect, useState } from 'preact/hooks';
import type { Article, Block, LeftOut, LeftOutReason } from '../../article/article.ts';
import type { Job } from '../../background/jobs/job.ts';
import { readArticle } from '../../background/jobs/job-store.ts';
import { formatNumber, t } from '../../platform/i18n.ts';

export function Receipt({ job, onBack }: { job: Job; onBack(): void }) {
  const [article, setArticle] = useState<Article | 'gone'>();
  useEffect(() => void readArticle(job).then((found) => setArticle(found ?? 'gone')), [job.id]);
  return (
    <section class="receipt">
      <p class="notice">
        <button type="button" class="link" onClick={onBack}>
          {t('receipt_back')}
        </button>
      </p>
      <h2>{t('receipt_title')}</h2>
      {article === 'gone' && <p class="notice">{t('receipt_none')}</p>}
      {article && article !== 'gone' && (
        <>
          <LeftOutCount left={article.left} />
          <div class="read" lang={article.lang} dir={article.dir}>
            {inOrder(article).map((piece, at) => (
              // Pieces never move: the list is made once from one article.
              <Piece key={`${at}`} piece={piece} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/** “Left out: captions 9 · links 14”. */
function LeftOutCount({ left }: { left: LeftOut[] }) {
  const counts = new Map<LeftOutReason, number>();
  for (const { reason } of left) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  if (counts.size === 0) return null;
  const parts = [...counts].map(
    ([reason, count]) => `${t(`left_${reason}`)}\u00a0${formatNumber(count)}`,
  );
  return (
    <p class="notice">
      {t('left_title')}: {parts.join(' · ')}
    </p>
  );
}

function Piece({ piece }: { piece: Block | LeftOut }) {
  if ('reason' in piece)
    return (
      <p class="left">
        <s>{piece.text}</s> <span class="why">{t(`left_${piece.reason}`)}</span>
      </p>
    );
  return <p class={piece.kind}>{piece.text}</p>;
}

/** Blocks and what was left out between them, as they follow one another in the page. */
function inOrder({ blocks, left }: Article): (Block | LeftOut)[] {
  const placed = left.map((piece) => ({ at: piece.before - 0.5, piece }));
  const all = [...placed, ...blocks.map((piece, at) => ({ at, piece }))];
  return all.sort((a, b) => a.at - b.at).map(({ piece }) => piece);
}
