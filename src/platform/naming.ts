/** `placeId` → `place_id`: how a property is named in the database. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter, index: number) => (index > 0 ? '_' : '') + letter.toLowerCase());
}
