/**
 * Training labels by an editor's judgment of a sentence. A sentence that the editor did not name is
 * between good and bad, because editors name all good sentences.
 */
export const grades = { best: 1, good: 0.65, unnamed: 0.2, bad: 0 };

/**
 * Training labels of the main-message model. Editors name the best sentences in order, and the
 * first of them is the one that a summary must contain.
 */
export const messageGrades = {
  best: [1, 0.4, 0.3, 0.25, 0.2],
  good: 0.1,
  unnamed: 0.03,
  bad: 0,
};

/**
 * Returns the message grade of one of the best sentences.
 *
 * @param rank 0 for the best of all
 */
export function getMessageGrade(rank: number): number {
  return messageGrades.best[rank] ?? messageGrades.best.at(-1) ?? 0;
}
