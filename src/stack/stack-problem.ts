/**
 * Something in the way of starting that the person at the keyboard can mend.
 * Carries one sentence in Dutch and one in English that say what to do; it is shown without a stack trace.
 */
export class StackProblem extends Error {
  constructor(
    readonly dutch: string,
    readonly english: string,
  ) {
    super(`${dutch}\n${english}`);
    this.name = 'StackProblem';
  }
}

const byCode: Record<string, (where: string) => [string, string]> = {
  ENOSPC: (where) => [
    `De schijf is vol (${where}). Maak ruimte vrij en start opnieuw.`,
    `The disk is full (${where}). Free some space and start again.`,
  ],
  EACCES: (where) => [
    `Geen toegang tot ${where}. Start als de eigenaar van die map, of kies een andere map met DATA_DIR.`,
    `No access to ${where}. Start as the owner of that folder, or choose another one with DATA_DIR.`,
  ],
  EROFS: (where) => [
    `${where} staat op een schijf waarop niet geschreven kan worden. Kies een andere map met DATA_DIR.`,
    `${where} is on a read-only disk. Choose another folder with DATA_DIR.`,
  ],
};

/** The sentence for a failed file operation, or the error itself when no sentence of ours fits it. */
export function explain(error: unknown, where: string): unknown {
  if (error instanceof StackProblem || !(error instanceof Error)) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  const sentence = byCode[code === 'EPERM' ? 'EACCES' : code === 'EDQUOT' ? 'ENOSPC' : (code ?? '')];
  return sentence ? new StackProblem(...sentence(path ?? where)) : error;
}
