/** How long the summary is to be: side by side where there is room, else in a list that opens. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import type { Length } from '../../summarizer/summary.ts';
import { getLengthLabels } from '../components/option-labels.ts';
import { SegmentedControl } from '../components/segmented-control.tsx';

interface Props {
  value: Length;
  /** Whether there is no room for all of them side by side. */
  compact: boolean;
  onChoose(length: Length): void;
}

export function LengthChoice({ value, compact, onChoose }: Props) {
  if (!compact)
    return (
      <SegmentedControl
        label={t('length_label')}
        choices={getLengthLabels()}
        value={value}
        onChoose={onChoose}
      />
    );
  return (
    <select
      class="select"
      aria-label={t('length_label')}
      value={value}
      onChange={({ currentTarget }) => onChoose(currentTarget.value as Length)}
    >
      {getLengthLabels().map(([length, name]) => (
        <option key={length} value={length}>
          {name}
        </option>
      ))}
    </select>
  );
}

/**
 * Whether a row is too narrow for all that stands in it, as it is and whenever that changes. Words are
 * longer in some languages than in others, and no width is right for all.
 */
export function useCompactRow(row: RefObject<HTMLElement | null>): boolean {
  const [compact, setCompact] = useState(false);
  /** Width in CSS pixels that the row needs when it is not compact. */
  const needed = useRef(0);
  const measure = () => {
    const { clientWidth = 0, scrollWidth = 0 } = row.current ?? {};
    // A popup that is not laid out yet has no width at all.
    if (clientWidth === 0) return;
    if (!compact) needed.current = scrollWidth;
    setCompact(needed.current > clientWidth);
  };
  useLayoutEffect(() => {
    measure();
    if (!row.current) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(row.current);
    return () => observer.disconnect();
  }, [compact]);
  return compact;
}
