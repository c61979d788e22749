import { sourceOf, targetIn } from './throttle.js';

describe('the source that is counted', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, source) => expect(sourceOf(address)).toBe(source));
});

describe('the target that is counted', () => {
  it.each([
    [{ email: ' Ann@Example.NL ' }, 'email', 'ann@example.nl'],
    [{ input: { email: 'a@b.example' } }, 'input.email', 'a@b.example'],
    [{ email: 'ＡNN@example.nl' }, 'email', 'ann@example.nl'],
    [{ input: null }, 'input.email', null],
    [{}, 'email', null],
    [{ email: null }, 'email', null],
    [{ id: 7 }, 'id', '7'],
  ])('in %j at %s is %j', (parameters, path, target) => expect(targetIn(parameters, path)).toBe(target));
});
