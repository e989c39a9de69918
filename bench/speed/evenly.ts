/** About so many of all lists together, as many of each as of any other, from its beginning to its end. */
export function evenly<T>(lists: readonly (readonly T[])[], count: number): T[] {
  const share = Math.ceil(count / lists.length);
  return lists.flatMap((list) => {
    const step = Math.max(1, list.length / share);
    return list.filter((_, i) => i === 0 || Math.floor(i / step) > Math.floor((i - 1) / step));
  });
}
