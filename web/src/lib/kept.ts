const name = (key: string): string => `routekaart.kept.${key}`;

/** What was typed and not sent yet. It stays in this tab until it is sent or the tab is closed; null when nothing is. */
export function readKept<Value>(key: string): Value | null {
  try {
    const text = sessionStorage.getItem(name(key));
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}

/** Keeps what was typed, so that signing in again or reloading the page loses nothing. */
export function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(name(key), JSON.stringify(value));
  } catch {
    // Storage may be closed off; then a reload starts afresh.
  }
}

export function forgetKept(key: string): void {
  try {
    sessionStorage.removeItem(name(key));
  } catch {
    // Nothing was kept either.
  }
}
