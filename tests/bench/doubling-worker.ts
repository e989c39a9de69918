import { answerTasks } from '../../bench/run/worker.ts';

/** Doubles a number; throws at −1 and exits at −2. */
answerTasks((task: number): number => {
  if (task === -1) throw new Error('asked to throw');
  if (task === -2) process.exit(1);
  return task * 2;
});
