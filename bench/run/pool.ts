import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Processes that work at a time: the benchmarks are measured on two cores. */
const processes = 2;

/** Processes that may die one after the other before the worker itself is taken to be broken. */
const deaths = 5;

/** Milliseconds after which a task is given up and its process ended. */
const patience = 60_000;

/**
 * Works through tasks in two processes of their own, so that what hangs or dies takes nothing with
 * it but its own task.
 *
 * @param worker The module that answers; it calls `answerTasks` (see `worker.ts`).
 * @param tasks What to do, in order; a task and its answer must survive structured cloning.
 * @param done Called for each task as it ends; the answer is `undefined` when it took longer than a
 * minute or broke.
 */
export async function inPool<Task, Answer>(
  worker: URL,
  tasks: readonly Task[],
  done: (task: Task, answer: Answer | undefined) => void,
): Promise<void> {
  const queue = tasks[Symbol.iterator]();
  let died = 0;
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, () => lane()));

  async function lane(): Promise<void> {
    let child: ChildProcess | undefined;
    for (const task of queue) {
      child ??= fork(fileURLToPath(worker), {
        execArgv: ['--import', 'tsx'],
        serialization: 'advanced',
      });
      const answer = await ask<Task, Answer>(child, task);
      died = answer === undefined ? died + 1 : 0;
      if (answer === undefined) {
        child.kill('SIGKILL');
        child = undefined;
        if (died >= deaths) throw new Error(`${worker.pathname} dies each time it is asked`);
      }
      done(task, answer?.value);
    }
    child?.kill();
  }
}

/** Sends a task and waits for its answer; nothing when the process died or was too slow. */
function ask<Task, Answer>(
  child: ChildProcess,
  task: Task,
): Promise<{ value: Answer | undefined } | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(undefined), patience);
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
