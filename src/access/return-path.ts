/** A path of this site to go back to after signing in; anything that could lead elsewhere gives null. */
export function safeReturnPath(path: string | null): string | null {
  return path !== null &&
    path.length <= 500 &&
    /^\/(?![/\\])[^\s\\]*$/.test(path) &&
    !path.startsWith('/aanmelden')
    ? path
    : null;
}
