/** A button that shows a picture and is named for those who cannot see it. */

import type { JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface Props extends Omit<JSX.IntrinsicElements['button'], 'children' | 'label' | 'type'> {
  icon: IconName;
  /** The name of the button, and its tooltip unless `title` says something else. */
  label: string;
  /** Draws the picture as a surface, for what is on. */
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
