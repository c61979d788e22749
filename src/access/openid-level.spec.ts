import { assuranceLevels } from '../platform/openid-config.js';
import { acrOf, acrSuffices, levelOf, levelPerRole } from './openid-level.js';
import { roles } from './role.js';

const every = roles.flatMap((role) => assuranceLevels.map((level, at) => [role, level, at] as const));

describe('the level of a provider’s sign-in', () => {
  it.each(every)('opens %s with %s exactly when it is high enough', (role, level, at) => {
    const least = levelPerRole({});
    const needed = role === 'CANDIDATE' || role === 'EMPLOYER' ? 0 : 1;
    expect(acrSuffices(acrOf(level), role, least)).toBe(at >= needed);
  });

  it.each(every)('opens %s with %s as the installation says', (role, level, at) => {
    expect(acrSuffices(acrOf(level), role, levelPerRole({ [role]: 'high' }))).toBe(at === 2);
    expect(acrSuffices(acrOf(level), role, levelPerRole({ [role]: 'low' }))).toBe(true);
  });

  it.each([null, '', 'high', 'http://eidas.europa.eu/LoA/', 'http://eidas.europa.eu/LoA/highest'])(
    'is none when it is %j',
    (acr) => {
      expect(levelOf(acr)).toBeNull();
      for (const role of roles) expect(acrSuffices(acr, role, levelPerRole({}))).toBe(false);
    },
  );

  it('refuses a setting for what is no role', () => {
    expect(() => levelPerRole({ ADVISOR: 'low' })).toThrow('ADVISOR');
  });
});
