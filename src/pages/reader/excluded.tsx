/** What of the page is not in the article: folded, by reason, in the page's order. */

import { type Article, type ExcludedBlock, exclusionReasons } from '../../article/article.ts';
import { articleLimits } from '../../article/limits.ts';
import { formatNumber, t } from '../../platform/i18n.ts';

type Props = Pick<Article, 'left' | 'unread' | 'lang' | 'dir'>;

export function Excluded({ article }: { article: Props }) {
  const { left, unread, lang, dir } = article;
  if (left.length === 0) return null;
  const unlisted = unread?.pieces ?? 0;
  return (
    <details class="excluded">
      <summary>
        {t('left_title')} · {formatNumber(left.length + unlisted)}
      </summary>
      <p>{t('left_text')}</p>
      {unlisted > 0 && <p>{t('left_capped', formatNumber(articleLimits.left))}</p>}
      {exclusionReasons.map((reason) => {
        const pieces = left.filter((piece) => piece.reason === reason);
        return (
          pieces.length > 0 && (
            <section key={reason}>
              <h3>
                {t(`left_${reason}`)} · {formatNumber(pieces.length)}
              </h3>
              <Pieces pieces={pieces} lang={lang} dir={dir} />
            </section>
          )
        );
      })}
    </details>
  );
}

interface PiecesProps extends Pick<Article, 'lang' | 'dir'> {
  pieces: readonly ExcludedBlock[];
}

function Pieces({ pieces, lang, dir }: PiecesProps) {
  return (
    <ul lang={lang} dir={dir}>
      {pieces.map(({ text }, at) => (
        // Pieces never move: the list is made once from one article.
        <li key={`${at}`}>{text}</li>
      ))}
    </ul>
  );
}
