/** Computes the harmonic mean, such as F1 of precision and recall; 0 if both are 0. */
export function harmonicMean(a: number, b: number): number {
  return a + b > 0 ? (2 * a * b) / (a + b) : 0;
}
