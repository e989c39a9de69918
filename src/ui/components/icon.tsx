/** The icons of the interface, as strokes on a 20 × 20 grid in the text colour. */

import type { JSX } from 'preact';

const paths = {
  copy: 'M9 7h5a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM13 4H6a2 2 0 0 0-2 2v7',
  chevron: 'M5.500 8l4.500 4.500L14.500 8',
  done: 'M4 10.500l4 4 8-9',
  'key-points': 'M8 5h9M8 10h9M8 15h9M3.500 5h.01M3.500 10h.01M3.500 15h.01',
  tldr: 'M3 5h14M3 10h14M3 15h9',
  history: 'M4 10a6 6 0 1 0 2-4.500M6 3v2.800h2.800M10 6.500V10l2.500 1.800',
  more: 'M4.500 10h.01M10 10h.01M15.500 10h.01',
  settings:
    'M3.500 6.500h7M14.500 6.500h2M3.500 13.500h2M9.500 13.500h7M12.500 4.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM7.500 11.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  listen: 'M4 8v4h3l4 3V5L7 8zM14 7.500a4 4 0 0 1 0 5',
  pause: 'M7 5v10M13 5v10',
  play: 'M6 4.500l9 5.500-9 5.500z',
  star: 'M10 3l2.200 4.600 5 .7-3.600 3.500.9 5-4.500-2.400-4.500 2.400.9-5L2.800 8.300l5-.7z',
  stop: 'M5.500 5.500h9v9h-9z',
  panel: 'M5 4h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM12 4v12',
} as const;

type IconName = keyof typeof paths;

interface IconProps {
  name: IconName;
  /** Fills the icon, for a toggle that is on. */
  filled?: boolean;
}

export function Icon({ name, filled = false }: IconProps) {
  return (
    <svg class={filled ? 'icon filled' : 'icon'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

// A button with an icon, and a name for assistive technology.

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
