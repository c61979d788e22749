import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';

interface Key {
  /** Names the key in what it made, and tells nothing of it. */
  readonly id: string;
  readonly secret: string;
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * The keys of `APP_KEYS`: the first makes, all recognise. So a key is changed without anything outstanding breaking:
 * put a new one in front, and take the old one away when what it made has expired. Every purpose has a key of its own
 * (HKDF-SHA-256, RFC 5869), so that what was made for one purpose is worth nothing for another.
 */
@Injectable()
export class Keys {
  private readonly keys: readonly [Key, ...Key[]];
  private readonly derived = new Map<string, Buffer>();

  constructor(@Inject(CONFIG) config: Pick<Config, 'appKeys'>) {
    const [first, ...others] = config.appKeys.map((secret) => ({
      id: Buffer.from(hkdfSync('sha256', secret, '', 'routekaart/key-id', 6)).toString('base64url'),
      secret,
    }));
    if (!first) throw new Error('there is no application key');
    this.keys = [first, ...others];
  }

  /** 32 bytes for one purpose, of the key that is first now. What must outlive a rotation is better sealed. */
  derive(purpose: string): Buffer {
    return this.of(this.keys[0], purpose);
  }

  /** A mark (`keyId.mac`) by which `verify` knows later that we wrote these data for this purpose. */
  sign(purpose: string, data: string): string {
    return `${this.keys[0].id}.${this.mac(this.keys[0], purpose, data).toString('base64url')}`;
  }

  /** Whether one of the keys made this mark for these data and this purpose. Takes as long for a near miss. */
  verify(purpose: string, data: string, mark: string): boolean {
    const [id, given = ''] = mark.split('.');
    const key = this.keys.find((candidate) => candidate.id === id);
    if (!key) return false;
    const expected = this.mac(key, purpose, data).toString('base64url');
    return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  }

  /** What to keep of a secret (hex, 256 bits): without the key nobody can make the row that would let a secret in. */
  digest(purpose: string, secret: string): string {
    return this.mac(this.keys[0], purpose, secret).toString('hex');
  }

  /** The digest by each key, for finding what an earlier key made: `WHERE token_hash = ANY($1)`. */
  digests(purpose: string, secret: string): string[] {
    return this.keys.map((key) => this.mac(key, purpose, secret).toString('hex'));
  }

  /** Encrypts (AES-256-GCM) for one purpose; `bound` says what it belongs to, and opens it nowhere else. */
  seal(purpose: string, plain: Buffer, bound: string): string {
    const [key] = this.keys;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.of(key, `${purpose}/seal`), nonce).setAAD(
      Buffer.from(bound),
    );
    const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return `${key.id}.${sealed.toString('base64url')}`;
  }

  /** What was sealed; null when it was changed, is bound to something else, or its key has been taken away. */
  open(purpose: string, sealed: string, bound: string): Buffer | null {
    const [id, text = ''] = sealed.split('.');
    const key = this.keys.find((candidate) => candidate.id === id);
    const bytes = Buffer.from(text, 'base64url');
    if (!key || bytes.length < nonceBytes + tagBytes) return null;
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.of(key, `${purpose}/seal`),
      bytes.subarray(0, nonceBytes),
    )
      .setAAD(Buffer.from(bound))
      .setAuthTag(bytes.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    } catch {
      return null;
    }
  }

  /** Whether it was sealed by the key that is first now: if not, open it and seal it again. */
  isFresh(sealed: string): boolean {
    return sealed.startsWith(`${this.keys[0].id}.`);
  }

  private mac(key: Key, purpose: string, data: string): Buffer {
    return createHmac('sha256', this.of(key, purpose)).update(data).digest();
  }

  private of({ id, secret }: Key, purpose: string): Buffer {
    const name = `${id}/${purpose}`;
    const known = this.derived.get(name);
    if (known) return known;
    const bytes = Buffer.from(hkdfSync('sha256', secret, '', `routekaart/${purpose}`, keyBytes));
    this.derived.set(name, bytes);
    return bytes;
  }
}
