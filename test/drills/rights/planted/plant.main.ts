import { register } from 'node:module';

/** Started before the product (`--import`): from here on some of its files are others. */
register('./replace-files.main.js', { parentURL: import.meta.url, data: process.env['PLANTED'] });
