import { emptyRegistration, gapsOf, inputOf, type Registration } from './registration.js';

const given: Registration = {
  ...emptyRegistration,
  name: ' Noor Voorbeeld ',
  phone: '06 12345678',
  postcode: '7511 AB',
  birthDate: '2007-04-01',
  ground: 'CONSENT',
  informedHow: 'BY_PHONE',
  wish: { ...emptyRegistration.wish, levels: [2], diploma: 'VMBO_BASIC' },
};

describe('somebody who is registered at the desk', () => {
  it('is asked for all that cannot be left out', () => {
    expect(gapsOf(emptyRegistration)).toEqual(['name', 'reach', 'postcode', 'birthDate', 'levels', 'ground']);
  });

  it('needs a phone or an address, not both', () => {
    expect(gapsOf(given)).toEqual([]);
    expect(gapsOf({ ...given, phone: '', email: 'noor@voorbeeld.example' })).toEqual([]);
    expect(gapsOf({ ...given, phone: ' ' })).toEqual(['reach']);
  });

  it('is sent with four digits of home, and who was told what and how', () => {
    expect(inputOf(given, '2026-11-22')).toMatchObject({
      name: 'Noor Voorbeeld',
      email: null,
      postcode4: '7511',
      consentToMatching: true,
      priorEducation: 'VMBO_BASIC',
      legalBasis: { basis: 'CONSENT', informedBy: null, informedHow: 'BY_PHONE', textVersion: '2026-11-22' },
    });
  });

  it('ticks no consent for a public task, and records no ground without one', () => {
    expect(inputOf({ ...given, ground: 'PUBLIC_TASK' }, undefined)).toMatchObject({
      consentToMatching: false,
      legalBasis: { basis: 'PUBLIC_TASK' },
    });
    expect(inputOf({ ...given, ground: 'NONE' }, undefined)).toMatchObject({
      consentToMatching: false,
      legalBasis: null,
    });
  });
});
