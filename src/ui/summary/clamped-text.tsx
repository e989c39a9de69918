/** Clamps a text to a number of lines; hover and focus show it whole. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props {
  lines: 1 | 2;
  children: preact.ComponentChildren;
}

export function ClampedText({ lines, children }: Props) {
  const outer = useRef<HTMLSpanElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  const [isCut, setIsCut] = useState(false);
  const measure = () => {
    // While expanded, the text never overflows. Measuring it then would toggle it endlessly.
    if (outer.current?.matches(':hover, :focus')) return;
    const { scrollHeight = 0, clientHeight = 0 } = text.current ?? {};
    setIsCut(scrollHeight > clientHeight + 1);
  };
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    if (!text.current) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(text.current);
    return () => observer.disconnect();
  }, []);
  return (
    <span ref={outer} class={`clamped to-${lines}`} tabIndex={isCut ? 0 : undefined}>
      <span ref={text}>{children}</span>
    </span>
  );
}
