import { lookalikeOf, nearNumbers } from './lookalike.js';

const zonneveld = {
  name: 'Installatiebedrijf Zonneveld B.V.',
  kvkNumber: '12345678',
  domains: ['zonneveld.example'],
};

it.each([
  ['the company itself', 'Installatiebedrijf Zonneveld', '12345678', 'jan@zonneveld.example', 0.9, []],
  ['itself by free mail', 'Installatiebedrijf Zonneveld', '12345678', 'jan@gmail.com', 0.9, ['FREE_MAIL']],
  ['itself by another domain', 'Zonneveld', '12345678', 'jan@anders.example', 0.4, ['OTHER_DOMAIN']],
  [
    'another name at its number',
    'Kapsalon Krul',
    '12345678',
    'a@zonneveld.example',
    0.1,
    ['OTHER_NAME_AT_KVK'],
  ],
  [
    'its name elsewhere',
    'INSTALLATIEBEDRIJF ZÓNNEVELD',
    '87654321',
    'a@zonneveld.example',
    0.8,
    ['SAME_NAME'],
  ],
  [
    'its name with digits for letters',
    'Installatiebedrijf Z0nneveld bv',
    '87654321',
    'a@gmail.com',
    0.7,
    ['SAME_NAME', 'FREE_MAIL'],
  ],
  [
    'a name near it',
    'Installatiebedrijf Zonneveldt',
    '87654321',
    'a@b.example',
    0.8,
    ['NEAR_NAME', 'OTHER_DOMAIN'],
  ],
  ['a number one digit off', 'Kapsalon Krul', '12345679', 'a@zonneveld.example', 0, ['NEAR_KVK']],
  ['a number with two digits turned', 'Kapsalon Krul', '12345687', 'a@zonneveld.example', 0, ['NEAR_KVK']],
  ['a company that shares only its trade', 'Installatiebedrijf Marle', '87654321', 'a@gmail.com', 0.63, []],
  ['a company far from it', 'Kapsalon Krul', '87654321', 'a@gmail.com', 0, []],
] as const)('%s', (_, companyName, kvkNumber, email, likeness, expected) => {
  expect(lookalikeOf({ companyName, kvkNumber, email }, { ...zonneveld, likeness })).toEqual(expected);
});

it('has 72 numbers of one other digit, and those of two neighbours turned, and never the number itself', () => {
  expect(nearNumbers('12345678')).toHaveLength(72 + 7);
  expect(nearNumbers('11111111')).toHaveLength(72);
  expect(nearNumbers('12345678')).not.toContain('12345678');
});
