import { createHash } from 'node:crypto';

const alphabet = 'bcdfghjklmnpqrstvwxz';

/** Words that stand nowhere else, the same for the same seed: found in an answer, they say whose data leaked. */
export class Canaries {
  private made = 0;

  constructor(private readonly seed: number) {}

  /** Nine consonants, as `Zqkbtdfgm`. */
  word(): string {
    return this.consonants();
  }

  /** A mail address that nobody else has here. */
  address(): string {
    return `${this.consonants().toLowerCase()}@oefening.example`;
  }

  private consonants(): string {
    const bytes = createHash('sha256')
      .update(`${this.seed} ${(this.made += 1)}`)
      .digest();
    return `Z${[...bytes.subarray(0, 8)].map((byte) => alphabet[byte % alphabet.length]).join('')}`;
  }

  /** A Dutch mobile number that nobody else has here. */
  phone(): string {
    const digits = createHash('sha256')
      .update(`${this.seed} phone ${(this.made += 1)}`)
      .digest()
      .readUInt32BE();
    return `+316${String(digits % 100_000_000).padStart(8, '1')}`;
  }

  /** A version-4 UUID that nothing has. */
  id(): string {
    const hex = createHash('sha256')
      .update(`${this.seed} id ${(this.made += 1)}`)
      .digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}
