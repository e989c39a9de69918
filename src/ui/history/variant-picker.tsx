/** Lets the user pick one variant of a record, or all of them. */

import { useId } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { sortVariants, type VariantChoice } from '../../storage/history/variants.ts';
import { isSameVariant, type Summary, toVariantKey } from '../../summarizer/summary.ts';
import { getEngineLabel, getVariantName } from '../components/export-labels.ts';

interface Props {
  /** At least two. */
  summaries: readonly Summary[];
  chosen: Summary | 'all' | undefined;
  onChoose(choice: VariantChoice): void;
}

/** Shows a choice of variants, grouped by author so that each author is named once. */
export function VariantPicker({ summaries, chosen, onChoose }: Props) {
  const group = useId();
  const isChosen = (summary: Summary) =>
    chosen !== undefined && chosen !== 'all' && isSameVariant(summary, chosen);
  const radio = (name: string, checked: boolean, choice: VariantChoice, key = name) => (
    <label key={key}>
      <input type="radio" name={group} checked={checked} onChange={() => onChoose(choice)} />
      {name}
    </label>
  );
  return (
    <fieldset class="variants">
      <legend class="visually-hidden">{t('history_versions')}</legend>
      {[...groupByWriter(summaries)].map(([writer, written]) => (
        <p key={writer}>
          <span class="engine-label">{writer}</span>
          {written.map((summary) =>
            radio(
              getVariantName(summary, summaries),
              isChosen(summary),
              summary,
              toVariantKey(summary),
            ),
          )}
        </p>
      ))}
      <p>{radio(t('history_versions_all'), chosen === 'all', 'all')}</p>
    </fieldset>
  );
}

function groupByWriter(summaries: readonly Summary[]): Map<string, Summary[]> {
  const groups = new Map<string, Summary[]>();
  for (const summary of sortVariants(summaries)) {
    const writer = getEngineLabel(summary);
    groups.set(writer, [...(groups.get(writer) ?? []), summary]);
  }
  return groups;
}
