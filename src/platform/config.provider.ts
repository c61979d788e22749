/** The token by which services ask for the parsed `Config`. */
export const CONFIG = Symbol('config');
