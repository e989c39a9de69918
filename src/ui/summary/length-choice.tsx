/** Lets the user choose the length: segmented if there is room, otherwise a menu. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import type { Length } from '../../summarizer/summary.ts';
import { getLengthLabels } from '../components/option-labels.ts';
import { SegmentedControl } from '../components/segmented-control.tsx';

interface Props {
  value: Length;
  /** True if there is no room for all lengths in a row. */
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
 * Returns true if the row is too narrow for its content, and re-renders when that changes. Labels
 * differ in width between languages, so no fixed breakpoint fits all.
 *
 * @param row the element to measure
 */
export function useCompactRow(row: RefObject<HTMLElement | null>): boolean {
  const [compact, setCompact] = useState(false);
  /** Width that the row needs when it is not compact, in CSS pixels. */
  const needed = useRef(0);
  const measure = () => {
    const { clientWidth = 0, scrollWidth = 0 } = row.current ?? {};
    // A popup has no width before its first layout.
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
