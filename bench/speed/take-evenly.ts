/** Returns about `count` items, equally many of each list, spread from its beginning to its end. */
export function takeEvenly<T>(lists: readonly (readonly T[])[], count: number): T[] {
  const share = Math.ceil(count / lists.length);
  return lists.flatMap((list) => {
    const step = Math.max(1, list.length / share);
    return list.filter((_, i) => i === 0 || Math.floor(i / step) > Math.floor((i - 1) / step));
  });
}
