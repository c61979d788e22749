import { accreditationStatuses, allowsPlacement, allowsPublishing } from './accreditation.js';

const vouched = new Date('2026-11-22T09:00:00Z');

describe('what an accreditation allows', () => {
  it.each([
    ['APPLIED', null, false, false],
    ['APPLIED', vouched, true, false],
    ['STATED_BY_DESK', null, true, true],
    ['ACTIVE', null, true, true],
    ['WITHDRAWN', null, false, false],
    ['WITHDRAWN', vouched, false, false],
  ] as const)('%s, vouched at %s: publish %s, place %s', (status, vouchedAt, publish, place) => {
    expect(allowsPublishing({ status, vouchedAt })).toBe(publish);
    expect(allowsPlacement({ status, vouchedAt })).toBe(place);
  });

  it('allows nothing without one', () => {
    expect(allowsPublishing(null)).toBe(false);
    expect(allowsPlacement(null)).toBe(false);
  });

  it('never allows a placement where it does not allow a place', () => {
    for (const status of accreditationStatuses) {
      for (const vouchedAt of [null, vouched]) {
        if (allowsPlacement({ status, vouchedAt }))
          expect(allowsPublishing({ status, vouchedAt })).toBe(true);
      }
    }
  });
});
