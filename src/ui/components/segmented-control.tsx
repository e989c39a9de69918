/** Lets the user choose one of a few options. */

import { useId } from 'preact/hooks';

interface Props<T extends string> {
  label: string;
  /** Each value with its label, in display order. */
  choices: readonly (readonly [T, string])[];
  value: T;
  disabled?: boolean;
  onChoose(value: T): void;
}

export function SegmentedControl<T extends string>({
  label,
  choices,
  value,
  disabled = false,
  onChoose,
}: Props<T>) {
  const group = useId();
  return (
    <fieldset class="segmented" disabled={disabled}>
      <legend class="visually-hidden">{label}</legend>
      {choices.map(([choice, name]) => (
        <label key={choice}>
          <input
            type="radio"
            name={group}
            value={choice}
            checked={choice === value}
            disabled={disabled}
            onChange={() => onChoose(choice)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
