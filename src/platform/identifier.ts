const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text can be the id of a row; anything else is an id of nothing. */
export function isIdentifier(text: string): boolean {
  return shape.test(text);
}
