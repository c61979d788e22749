import type { Fault } from '../rights/planted/fault.js';

/** Faults that the drill must see, one at a time: `--planted NAME`. `look` is the place where it shows. */
export const faults: Readonly<Record<string, Fault>> = {
  'mail-stays': {
    name: 'mail to an erased person stays',
    file: 'platform/platform-personal-data',
    change: ["erase: 'ROW'", 'erase: undefined'],
    look: 'tables mailbox',
  },
  'belongings-stay': {
    name: 'passkeys and sessions of an erased person stay',
    file: 'access/access-personal-data',
    change: ["erase: 'ROW'", 'erase: undefined'],
    look: 'tables backup',
  },
  'words-of-others-stay': {
    name: 'what others typed is not struck out',
    file: 'privacy/personal-rows.repository',
    append: 'PersonalRowsRepository.prototype.strikeOut = async () => 0;',
    look: 'tables exports',
  },
  'names-in-the-log': {
    name: 'who registers stands in the log',
    file: 'candidates/register-candidate.usecase',
    change: [
      'const details = detailsOf(input);',
      'const details = detailsOf(input); console.log(details.phone);',
    ],
    look: 'logs',
  },
  'address-in-redis': {
    name: 'a limit is counted by the address itself',
    file: 'access/rate-limits.service',
    change: [
      "return this.keys.digest('limits', typeof per === 'string' ? sourceOf(key) : key)",
      "return (typeof per === 'string' ? sourceOf(key) : key)",
    ],
    look: 'redis',
  },
  'no-ledger': {
    name: 'the ledger is not written',
    file: 'privacy/erasure-ledger.service',
    append: 'ErasureLedger.prototype.add = async () => undefined;',
    look: 'backup',
  },
};
