/** What a map holds for a key, found once where it holds nothing yet; that nothing was found is kept as well. */
export function cached<K, V>(map: Map<K, V>, key: K, find: () => V): V {
  const known = map.get(key)
  if (known !== undefined || map.has(key)) return known as V
  const found = find()
  map.set(key, found)
  return found
}
