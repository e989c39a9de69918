/**
 * Answers the tasks that `runInPool` sends to this process. An exception is printed to standard error
 * and answered with `null`.
 */
export function answerTasks<Task, Answer>(work: (task: Task) => Promise<Answer> | Answer): void {
  process.on('message', async (task: Task) => {
    try {
      process.send?.(await work(task));
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.send?.(null);
    }
  });
}
