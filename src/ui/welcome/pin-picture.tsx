/** Draws how to pin the button to the toolbar, for each browser and writing direction. */

import { useEffect, useState } from 'preact/hooks';
import { isPinned } from '../../browser/extension-pages.ts';
import { formatNumber, t } from '../../browser/i18n.ts';

// Finds out if the toolbar button is pinned, as far as the browser says.

/** Returns true if the button is pinned; false also if the browser does not say. */
export function useIsPinned(): boolean {
  const [onToolbar, setOnToolbar] = useState(false);
  useEffect(() => {
    const look = () => void isPinned().then(setOnToolbar);
    look();
    // Pinning happens outside the page. The pointer's return is the moment to check again.
    document.addEventListener('pointerenter', look, { capture: true });
    return () => document.removeEventListener('pointerenter', look, { capture: true });
  }, []);
  return onToolbar;
}

const width = 320;
/** Firefox opens a second menu below the first. */
const heights = { chromium: 106, firefox: 166 };

/** Strokes on a 20 × 20 grid, as in `icon.tsx`. */
const paths = {
  puzzle:
    'M4 8V5.500h3.700a2.200 2.200 0 1 1 4.100 0h3.700v3.700a2.200 2.200 0 1 1 0 4.100v3.200H4v-3.400a2.200 2.200 0 1 0 0-4.100z',
  pin: 'M7 3.500h6l-1 4.500 2.500 3h-9L8 8zM10 11v6',
  gear: 'M10 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM10 3v2.200M10 14.800V17M3 10h2.200M14.800 10H17M5 5l1.600 1.600M13.400 13.400L15 15M15 5l-1.600 1.600M6.600 13.400L5 15',
} as const;

interface Props {
  browser: 'chromium' | 'firefox';
}

/** Hidden from screen readers, as the text beside it says the same. */
export function PinPicture({ browser }: Props) {
  const isFirefox = browser === 'firefox';
  const isReversed = t('direction') === 'rtl';
  /** Mirrors a position for right-to-left browsers, given the width of the shape. */
  const at = (x: number, itsWidth = 0) => (isReversed ? width - x - itsWidth : x);
  return (
    <svg class="pin-picture" viewBox={`0 0 ${width} ${heights[browser]}`} aria-hidden="true">
      <rect class="bar" x="1" y="1" width={width - 2} height="42" rx="10" />
      <rect class="field" x={at(12, 214)} y="11" width="214" height="22" rx="11" />
      <Target x={at(256)} y={22} path={paths.puzzle} step={1} at={at} />
      <rect class="menu" x={at(64, 244)} y="52" width="244" height="52" rx="10" />
      <image href="/icons/48.png" x={at(76, 24)} y="66" width="24" height="24" />
      <text x={at(110)} y="83" class="name" direction={t('direction')}>
        {t('extension_name')}
      </text>
      <Target x={at(284)} y={78} path={isFirefox ? paths.gear : paths.pin} step={2} at={at} />
      {isFirefox && (
        <>
          <rect class="menu" x={at(120, 188)} y="112" width="188" height="52" rx="10" />
          <rect class="words" x={at(136, 110)} y="134" width="110" height="8" rx="4" />
          <Target x={at(284)} y={138} path={paths.pin} step={3} at={at} />
        </>
      )}
    </svg>
  );
}

interface TargetProps {
  /** Horizontal centre. */
  x: number;
  y: number;
  path: string;
  step: number;
  at(x: number, itsWidth?: number): number;
}

/** Circles the place to press and numbers it. */
function Target({ x, y, path, step, at }: TargetProps) {
  const beside = at(0) === 0 ? -1 : 1;
  return (
    <g>
      <circle class="target" cx={x} cy={y} r="16" />
      <path class="strokes" d={path} transform={`translate(${x - 10} ${y - 10})`} />
      <circle class="step" cx={x + beside * 15} cy={y - 13} r="8" />
      <text class="step-number" x={x + beside * 15} y={y - 9.5}>
        {formatNumber(step)}
      </text>
    </g>
  );
}
