import { type Inputs, useEffect, useState } from 'preact/hooks';

/**
 * Loads a value when the component appears, and again when `inputs` change.
 *
 * @returns the value of the latest load; `undefined` until it has loaded
 */
export function useLoaded<T>(load: () => Promise<T>, inputs: Inputs): T | undefined {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let isCurrent = true;
    void load().then((loaded) => {
      if (isCurrent) setValue(() => loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, inputs);
  return value;
}
