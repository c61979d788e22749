import { parseConfig } from './config.js';

/** The token by which services ask for the parsed `Config`. */
export const CONFIG = Symbol('config');

export const configProvider = { provide: CONFIG, useFactory: () => parseConfig(process.env) };
