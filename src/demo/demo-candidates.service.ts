import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { consentTexts } from '../candidates/consent-text.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import type { PriorEducation } from '../candidates/prior-education.js';
import { deskPurposes, matchingPurposes } from '../candidates/purpose.js';
import type { Wish } from '../candidates/wish.js';
import { addDays } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { DemoAdviser } from './demo-desks.service.js';
import type { DemoRegion } from './demo-region.js';
import type { Draw } from './draw.js';
import { familyNames, firstNames } from './people.js';
import { trades } from './trades.js';

const shown = { name: 'Noor Kortelink', email: 'candidate@demo.routekaart.example' };

/** From what school people come, and which levels they then look at. */
const schooling: readonly { weight: number; education: PriorEducation | null; levels: readonly number[] }[] =
  [
    { weight: 6, education: 'NONE', levels: [1] },
    { weight: 7, education: 'PRACTICAL_SCHOOL', levels: [1, 2] },
    { weight: 18, education: 'VMBO_BASIC', levels: [2] },
    { weight: 20, education: 'VMBO_KADER', levels: [2, 3] },
    { weight: 14, education: 'VMBO_GL_TL', levels: [3, 4] },
    { weight: 5, education: 'HAVO_VWO', levels: [3, 4] },
    { weight: 5, education: 'MBO_1', levels: [2] },
    { weight: 12, education: 'MBO_2', levels: [2, 3] },
    { weight: 6, education: 'MBO_3', levels: [3, 4] },
    { weight: 5, education: 'FOREIGN', levels: [1, 2] },
    { weight: 2, education: null, levels: [2, 3] },
  ];

/** Candidates of the demo with believable wishes. */
@Injectable()
export class DemoCandidates {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly candidates: CandidatesRepository,
    private readonly legalBases: LegalBasesRepository,
  ) {}

  async fill(
    tx: Tx,
    draw: Draw,
    region: DemoRegion,
    postcodes: readonly string[],
    advisers: readonly DemoAdviser[],
  ): Promise<void> {
    for (let index = 0; index < region.candidates; index++) {
      const isShown = region.regionCode === 'AM05' && index === 0;
      const adviser = draw.pick(advisers).accountId;
      const name = isShown ? shown.name : `${draw.pick(firstNames)} ${draw.pick(familyNames)}`;
      const email = isShown
        ? shown.email
        : draw.chance(0.8)
          ? `k${index}.${region.regionCode.toLowerCase()}@demo.routekaart.example`
          : null;
      const id = this.candidates.nextId();
      const { education, levels } = isShown
        ? { education: 'VMBO_KADER' as const, levels: [2, 3] }
        : draw.weighted(schooling);
      const postcode4 = isShown ? '7512' : draw.pick(postcodes);
      await this.candidates.add(
        tx,
        {
          id,
          regionCode: region.regionCode,
          name,
          email,
          phone:
            email === null || draw.chance(0.6) ? `+3161234${String(1000 + index).padStart(4, '0')}` : null,
          postcode4,
          birthDate: addDays(
            tx.today,
            -Math.round(365.25 * (isShown ? 18.4 : ageOf(draw))) - draw.between(0, 364),
          ),
          priorEducation: education,
          wish: isShown ? shownWish : wishOf(draw, tx.today, postcode4, levels),
        },
        isShown ? null : adviser,
      );
      const told = { informedBy: 'Leerwerkloket', textVersion: consentTexts[0].version, controller: null };
      const task = { ...told, basis: 'PUBLIC_TASK', informedHow: 'AT_THE_DESK' } as const;
      await this.legalBases.record(tx, id, deskPurposes, task, adviser);
      if (isShown || draw.chance(0.93)) {
        const basis = isShown || draw.chance(0.7) ? 'CONSENT' : 'PUBLIC_TASK';
        const informedHow = draw.pick(['AT_THE_DESK', 'AT_THE_DESK', 'BY_PHONE', 'ON_PAPER'] as const);
        await this.legalBases.record(tx, id, matchingPurposes, { ...told, basis, informedHow }, adviser);
      }
      await this.candidates.joinCase(tx, id, adviser, null);
      if (email && (isShown || index % 25 === 0)) {
        const account = await this.accounts.ensure(tx, email, name);
        await this.accounts.grant(tx, account.id, { role: 'CANDIDATE', regionCode: null, subjectId: id });
      }
    }
  }
}

const shownWish: Wish = {
  mboLevels: [2, 3],
  sectorCodes: ['techniek-gebouwde-omgeving'],
  creboCodes: ['25333', '25332'],
  postcode4: '7512',
  maxTravelKm: 15,
  regionCode: null,
  availableFrom: null,
  maxHoursPerWeek: 36,
  languageLevel: 'B2',
};

function ageOf(draw: Draw): number {
  return draw.chance(0.45)
    ? draw.between(16, 21)
    : draw.chance(0.7)
      ? draw.between(22, 35)
      : draw.between(36, 57);
}

function wishOf(draw: Draw, today: string, postcode4: string, levels: readonly number[]): Wish {
  const trade = draw.weighted(trades);
  const wanted = draw.chance(0.35) ? draw.some(trade.learns, draw.between(1, 2)) : [];
  return {
    mboLevels: levels,
    sectorCodes:
      wanted.length > 0 && draw.chance(0.5) ? [] : draw.some(Object.values(sectorOf), draw.between(1, 2)),
    creboCodes: wanted.map(({ creboCode }) => creboCode),
    postcode4,
    maxTravelKm: draw.pick([5, 10, 10, 15, 15, 20, 25, 30]),
    regionCode: null,
    availableFrom: draw.chance(0.5) ? null : addDays(today, draw.between(0, 120)),
    maxHoursPerWeek: draw.chance(0.3) ? null : draw.pick([24, 28, 32, 32, 36, 36, 40]),
    languageLevel: draw.chance(0.35) ? null : draw.pick(['A1', 'A2', 'A2', 'B1', 'B1', 'B2', 'C1'] as const),
  };
}

const sectorOf = {
  techniek: 'techniek-gebouwde-omgeving',
  transport: 'mobiliteit-transport-logistiek-maritiem',
  zorg: 'zorg-welzijn-sport',
  voedsel: 'voedsel-groen-gastvrijheid',
  handel: 'handel',
};
