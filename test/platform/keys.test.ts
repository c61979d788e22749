import * as fc from 'fast-check';
import { Keys } from '../../src/platform/keys.service.js';

const secret = (seed: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, index) => (seed * 31 + index * 7) % 256)).toString('base64url');
const old = secret(1);
const fresh = secret(2);
const keysOf = (...appKeys: string[]) => new Keys({ appKeys });

/** Every way to keep a thing that a key made, and to ask later whether it is still good. */
const ways = [
  {
    way: 'a signature',
    make: (keys: Keys) => keys.sign('cookie', 'text'),
    good: (keys: Keys, made: string) => keys.verify('cookie', 'text', made),
  },
  {
    way: 'a digest',
    make: (keys: Keys) => keys.digest('session', 'text'),
    good: (keys: Keys, made: string) => keys.digests('session', 'text').includes(made),
  },
  {
    way: 'something sealed',
    make: (keys: Keys) => keys.seal('verifier', Buffer.from('text'), 'row'),
    good: (keys: Keys, made: string) => keys.open('verifier', made, 'row')?.toString() === 'text',
  },
];

describe.each(ways)('$way', ({ make, good }) => {
  it('outlives a rotation, and ends when its key is taken away', () => {
    const made = make(keysOf(old));
    expect(good(keysOf(old), made)).toBe(true);
    expect(good(keysOf(fresh, old), made)).toBe(true);
    expect(good(keysOf(fresh), made)).toBe(false);
  });

  it('is made by the first key', () => {
    const made = make(keysOf(fresh, old));
    expect(good(keysOf(fresh), made)).toBe(true);
    expect(good(keysOf(old), made)).toBe(false);
  });
});

describe('keys', () => {
  const keys = keysOf(fresh, old);
  const text = fc.string({ maxLength: 40 });

  it('give every purpose a key of its own', () => {
    fc.assert(
      fc.property(text, text, text, (one, other, data) => {
        fc.pre(one !== other);
        expect(keys.verify(other, data, keys.sign(one, data))).toBe(false);
        expect(keys.digest(other, data)).not.toBe(keys.digest(one, data));
        expect(keys.derive(other)).not.toEqual(keys.derive(one));
        expect(keys.open(other, keys.seal(one, Buffer.from(data), ''), '')).toBeNull();
      }),
    );
  });

  it('know their own mark, for those data only, whatever is tried', () => {
    fc.assert(
      fc.property(text, text, text, (data, other, guess) => {
        const mark = keys.sign('cookie', data);
        expect(keys.verify('cookie', data, mark)).toBe(true);
        expect(keys.verify('cookie', other, mark)).toBe(other === data);
        expect(keys.verify('cookie', data, guess)).toBe(false);
        expect(keys.verify('cookie', data, `${mark.split('.')[0]}.${guess}`)).toBe(false);
      }),
    );
  });

  it('open only what is whole and belongs there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), text, text, fc.nat(), (plain, bound, other, where) => {
        const sealed = keys.seal('verifier', Buffer.from(plain), bound);
        expect(keys.open('verifier', sealed, bound)).toEqual(Buffer.from(plain));
        if (other !== bound) expect(keys.open('verifier', sealed, other)).toBeNull();
        const [id, body = ''] = sealed.split('.');
        const bytes = Buffer.from(body, 'base64url');
        bytes[where % bytes.length]! ^= 1;
        expect(keys.open('verifier', `${id}.${bytes.toString('base64url')}`, bound)).toBeNull();
      }),
    );
  });

  it('tell what an earlier key sealed, so that it can be sealed again', () => {
    expect(keys.isFresh(keysOf(old).seal('verifier', Buffer.from('x'), ''))).toBe(false);
    expect(keys.isFresh(keys.seal('verifier', Buffer.from('x'), ''))).toBe(true);
  });

  it('are not there without a key', () => {
    expect(() => keysOf()).toThrow('no application key');
  });
});
