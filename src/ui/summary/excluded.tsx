/** Lists the excluded blocks, collapsed, by reason and in page order. */

import { formatNumber, t } from '../../browser/i18n.ts';
import {
  type Article,
  type ExcludedBlock,
  type ExclusionReason,
  exclusionReasons,
} from '../../extraction/article.ts';
import { articleLimits } from '../../extraction/limits.ts';

/** Message keys have no hyphens, so the reasons are mapped. */
const reasonKeys = {
  navigation: 'excluded_navigation',
  caption: 'excluded_caption',
  links: 'excluded_links',
  'call-to-action': 'excluded_call_to_action',
  comments: 'excluded_comments',
  repeated: 'excluded_repeated',
  'low-confidence': 'excluded_low_confidence',
} as const satisfies Record<ExclusionReason, Parameters<typeof t>[0]>;

type Props = Pick<Article, 'excluded' | 'unread' | 'lang' | 'dir'>;

export function Excluded({ article }: { article: Props }) {
  const { excluded, unread, lang, dir } = article;
  if (excluded.length === 0) return null;
  const unlisted = unread?.pieces ?? 0;
  return (
    <details class="excluded">
      <summary>
        {t('excluded_title')} · {formatNumber(excluded.length + unlisted)}
      </summary>
      <p>{t('excluded_text')}</p>
      {unlisted > 0 && <p>{t('excluded_capped', formatNumber(articleLimits.excluded))}</p>}
      {exclusionReasons.map((reason) => {
        const pieces = excluded.filter((piece) => piece.reason === reason);
        return (
          pieces.length > 0 && (
            <section key={reason}>
              <h3>
                {t(reasonKeys[reason])} · {formatNumber(pieces.length)}
              </h3>
              <Texts pieces={pieces} lang={lang} dir={dir} />
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

function Texts({ pieces, lang, dir }: PiecesProps) {
  return (
    <ul lang={lang} dir={dir}>
      {pieces.map(({ text }, at) => (
        // The list of one article never changes, so the index is a stable key.
        <li key={`${at}`}>{text}</li>
      ))}
    </ul>
  );
}
