import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** Where every new identifier and secret comes from, so that a test can foretell them. */
@Injectable()
export class Ids {
  next(): string {
    return randomUUID();
  }

  /** A secret of 256 bits, fit for a link or a cookie. */
  secret(): string {
    return randomBytes(32).toString('base64url');
  }

  /** Six digits, every one of the million as likely: for typing over, with few tries. */
  code(): string {
    return String(randomInt(1_000_000)).padStart(6, '0');
  }
}
