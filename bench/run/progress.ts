/** Reports the progress of a run. */
export interface Progress {
  /** Counts one more finished item. */
  step(): void;
  /** Ends the report. */
  end(): void;
}

const secondsBetween = 5;

/**
 * Starts a report on standard error: one line, updated in place, on a terminal, and otherwise a new
 * line every few seconds.
 *
 * @param label the task that is running
 * @param total number of items
 */
export function startProgress(label: string, total: number): Progress {
  const start = Date.now();
  let done = 0;
  let last = start;
  const formatLine = (): string => {
    const seconds = (Date.now() - start) / 1000;
    const left = done === 0 ? '' : `, ${Math.round((seconds / done) * (total - done))} s left`;
    return `${label}: ${done} of ${total}${left}`;
  };
  const show = (): void => {
    last = Date.now();
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${formatLine()}` : `${formatLine()}\n`);
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
