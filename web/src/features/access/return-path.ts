const RETURN_PATH = 'routekaart.return';

/** A path of this site to go back to; anything that could lead elsewhere is refused. */
export function safeReturn(path: string | null): string | null {
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/aanmelden') ? path : null;
}

/** Keeps the way back until the link in the mail is opened, which usually is in another tab. */
export function rememberReturn(path: string | null): void {
  const safe = safeReturn(path);
  try {
    if (safe) localStorage.setItem(RETURN_PATH, safe);
    else localStorage.removeItem(RETURN_PATH);
  } catch {
    // Without storage one lands on one's own page.
  }
}

/** The way back, once. */
export function takeReturn(): string | null {
  try {
    const path = safeReturn(localStorage.getItem(RETURN_PATH));
    localStorage.removeItem(RETURN_PATH);
    return path;
  } catch {
    return null;
  }
}
