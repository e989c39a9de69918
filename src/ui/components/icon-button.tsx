/** A button with an icon, and a name for assistive technology. */

import type { JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface Props extends Omit<JSX.IntrinsicElements['button'], 'children' | 'label' | 'type'> {
  icon: IconName;
  /** Accessible name of the button, and its tooltip unless `title` is given. */
  label: string;
  /** Fills the icon, for a toggle that is on. */
  filled?: boolean;
}

export function IconButton({ icon, label, filled = false, class: classes, ...rest }: Props) {
  return (
    <button
      type="button"
      class={classes ? `icon-button ${classes}` : 'icon-button'}
      title={label}
      aria-label={label}
      {...rest}
    >
      <Icon name={icon} filled={filled} />
    </button>
  );
}
