/** A text of so many lines at most; where it is longer, whole under the pointer and on focus. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props {
  lines: 1 | 2;
  children: preact.ComponentChildren;
}

export function Clamped({ lines, children }: Props) {
  const text = useRef<HTMLSpanElement>(null);
  const [isCut, setIsCut] = useState(false);
  useLayoutEffect(() => {
    const { scrollHeight = 0, clientHeight = 0 } = text.current ?? {};
    setIsCut(scrollHeight > clientHeight + 1);
  });
  return (
    <span class={`clamped to-${lines}`} tabIndex={isCut ? 0 : undefined}>
      <span ref={text}>{children}</span>
    </span>
  );
}
