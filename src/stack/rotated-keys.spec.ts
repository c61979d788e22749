import fc from 'fast-check';
import { rotatedKeys, type RotationStep } from './rotated-keys.js';

let made = 0;
const newKey = () => `key ${(made += 1)}`;
const after = (keys: readonly string[], step: RotationStep) => rotatedKeys(keys, step, newKey) ?? [];

/** Whether whatever the one makes is recognised by the other. */
const recognises = (maker: readonly string[], other: readonly string[]) =>
  other.includes(maker[0] ?? 'no key');

describe('a rotation of keys', () => {
  it('in three steps never has a server that does not know what another makes, in whatever order they restart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 2, maxLength: 6 }).filter((order) => new Set(order).size > 1),
        (order) => {
          let before: readonly string[] = [newKey()];
          for (const step of ['announce', 'promote'] as const) {
            const next = after(before, step);
            // However far the restarts are: every server has either the keys of before or the next ones.
            const servers = order.map((each) => (each % 2 === 0 ? before : next));
            for (const maker of servers)
              for (const other of servers) if (!recognises(maker, other)) return false;
            before = next;
          }
          return true;
        },
      ),
    );
  });

  it('in one step is right for one server only: another would refuse what the new key makes', () => {
    const keys = [newKey()];
    expect(recognises(after(keys, 'renew'), keys)).toBe(false);
  });

  it('recognises all until the old key is retired, and then nothing of it', () => {
    const old = newKey();
    const during = after(after([old], 'announce'), 'promote');
    expect(during[0]).not.toBe(old);
    expect(during).toContain(old);
    expect(after(during, 'retire')).toEqual([during[0]]);
  });

  it.each(['promote', 'retire'] as const)('cannot %s the only key', (step) =>
    expect(rotatedKeys([newKey()], step, newKey)).toBeNull(),
  );
});
