import { deskTurnOf, type Moving } from './desk-turn.js';

const waiting: Moving = { turns: ['EMPLOYER'], byPhoneOnly: [], moveBy: '2026-11-27', enrolment: null };
const today = '2026-11-22';

describe('what a desk picks up', () => {
  it('leaves an introduction alone in which somebody else moves in time', () => {
    expect(deskTurnOf(waiting, today)).toBeNull();
    expect(deskTurnOf({ ...waiting, moveBy: today }, today)).toBeNull();
  });

  it('is its own move before anything else', () => {
    expect(deskTurnOf({ ...waiting, turns: ['ADVISER'], moveBy: '2026-11-01' }, today)).toBe('adviser');
  });

  it('is a date that has passed', () => {
    expect(deskTurnOf({ ...waiting, moveBy: '2026-11-21' }, today)).toBe('late');
  });

  it('is ringing who is to move and has no mail, not who waits', () => {
    expect(deskTurnOf({ ...waiting, byPhoneOnly: ['EMPLOYER'] }, today)).toBe('phone');
    expect(deskTurnOf({ ...waiting, byPhoneOnly: ['CANDIDATE'] }, today)).toBeNull();
  });

  it('is asking a college that was never asked', () => {
    expect(deskTurnOf({ ...waiting, turns: ['SCHOOL'] }, today)).toBe('school');
    expect(deskTurnOf({ ...waiting, turns: ['SCHOOL'], enrolment: { status: 'ASKED' } }, today)).toBeNull();
  });

  it('is nothing when the introduction ended', () => {
    expect(deskTurnOf({ ...waiting, turns: [], moveBy: null }, today)).toBeNull();
  });
});
