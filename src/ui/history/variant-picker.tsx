/** The variants of one summary by their names, of which one is shown, or all. */

import { useId } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { sortVariants, type VariantChoice } from '../../storage/history/variants.ts';
import { isSameVariant, type Summary, toVariantKey } from '../../summarizer/summary.ts';
import { engineLabel, variantName } from '../components/export-labels.ts';

interface Props {
  /** More than one. */
  summaries: readonly Summary[];
  chosen: Summary | 'all' | undefined;
  onChoose(choice: VariantChoice): void;
}

/** Grouped by who wrote them, so that it is said once of each. */
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
              variantName(summary, summaries),
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
    const writer = engineLabel(summary);
    groups.set(writer, [...(groups.get(writer) ?? []), summary]);
  }
  return groups;
}
