/** Tells on standard error how far a run has come. */
export interface Progress {
  /** One more item is done. */
  step(): void;
  /** The run is over. */
  end(): void;
}

const secondsBetween = 5;

/**
 * On a terminal one line that is written over; elsewhere a line every few seconds.
 *
 * @param label What is being done.
 * @param total Number of items.
 */
export function progress(label: string, total: number): Progress {
  const start = Date.now();
  let done = 0;
  let last = start;
  const line = (): string => {
    const seconds = (Date.now() - start) / 1000;
    const left = done === 0 ? '' : `, ${Math.round((seconds / done) * (total - done))} s left`;
    return `${label}: ${done} of ${total}${left}`;
  };
  const show = (): void => {
    last = Date.now();
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line()}` : `${line()}\n`);
  };
  return {
    step() {
      done++;
      if (Date.now() - last >= (process.stderr.isTTY ? 100 : secondsBetween * 1000)) show();
    },
    end() {
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      const clear = process.stderr.isTTY ? '\r\x1b[K' : '';
      process.stderr.write(`${clear}${label}: ${done} in ${seconds} s\n`);
    },
  };
}
