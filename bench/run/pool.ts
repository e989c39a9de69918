import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Number of processes; the benchmarks are run on two cores. */
const processes = 2;

/** Number of crashes or timeouts in a row after which the run is aborted. */
const maxCrashes = 5;

/** Timeout of a task in ms, after which its process is killed. */
const timeoutMs = 60_000;

/**
 * Runs tasks in two processes, so that one that hangs or crashes affects no other.
 *
 * @param worker module that calls `answerTasks` (see `worker.ts`)
 * @param tasks in order; tasks and answers must survive structured cloning
 * @param done called for each finished task; the answer is `undefined` after a timeout of a minute
 *   or a crash
 */
export async function runInPool<Task, Answer>(
  worker: URL,
  tasks: readonly Task[],
  done: (task: Task, answer: Answer | undefined) => void,
): Promise<void> {
  const queue = tasks[Symbol.iterator]();
  let crashes = 0;
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, () => runTasks()));

  async function runTasks(): Promise<void> {
    let child: ChildProcess | undefined;
    for (const task of queue) {
      child ??= fork(fileURLToPath(worker), {
        execArgv: ['--import', 'tsx'],
        serialization: 'advanced',
      });
      const answer = await ask<Task, Answer>(child, task);
      crashes = answer === undefined ? crashes + 1 : 0;
      if (answer === undefined) {
        child.kill('SIGKILL');
        child = undefined;
        if (crashes >= maxCrashes)
          throw new Error(`${worker.pathname} failed ${crashes} times in a row`);
      }
      done(task, answer?.value);
    }
    child?.kill();
  }
}

/** Sends a task and waits for its answer; `undefined` if the process crashed or timed out. */
function ask<Task, Answer>(
  child: ChildProcess,
  task: Task,
): Promise<{ value: Answer | undefined } | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(undefined), timeoutMs);
    const onMessage = (value: Answer | null): void => finish({ value: value ?? undefined });
    const onExit = (): void => finish(undefined);
    const finish = (answer: { value: Answer | undefined } | undefined): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(answer);
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.send(task as object);
  });
}
