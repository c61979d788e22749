import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { addDays } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { PublishPlace } from '../places/publish-place.usecase.js';
import type { DemoRegion } from './demo-region.js';
import type { Draw } from './draw.js';
import { firmNames, firstNames, familyNames } from './people.js';
import type { Learn, Trade } from './trade.js';
import { trades } from './trades.js';

interface DemoEmployer {
  readonly id: string;
  readonly trade: Trade;
  readonly postcode4: string;
}

/** The one employer of the demo whose member one can be. */
const shown = {
  name: 'Installatiebedrijf Zonnebeld',
  email: 'employer@demo.routekaart.example',
  postcode4: '7523',
};

/** Employers of the demo with their accreditations, establishments and places. */
@Injectable()
export class DemoEmployers {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly employers: EmployersRepository,
    private readonly places: PlacesRepository,
    private readonly publications: PublishPlace,
  ) {}

  /** `postcodes` are those of the region, the busiest towns more than once. */
  async fill(tx: Tx, draw: Draw, region: DemoRegion, postcodes: readonly string[]): Promise<Place[]> {
    const employers: DemoEmployer[] = [];
    for (let index = 0; index < region.employers; index++) {
      employers.push(await this.employer(tx, draw, region.regionCode, index, draw.pick(postcodes)));
    }
    const published: Place[] = [];
    for (let index = 0; index < region.places; index++) {
      const ofShown = region.regionCode === 'AM05' && index < 9;
      const employer = ofShown ? employers[0] : employers[draw.between(0, employers.length - 1)];
      const place = await this.place(tx, draw, employer as DemoEmployer, region.regionCode, index);
      if (place.status === 'PUBLISHED') published.push(place);
    }
    return published;
  }

  private async employer(
    tx: Tx,
    draw: Draw,
    regionCode: string,
    index: number,
    drawnPostcode: string,
  ): Promise<DemoEmployer> {
    const isShown = regionCode === 'AM05' && index === 0;
    const trade = isShown ? (trades[0] as Trade) : draw.weighted(trades);
    const postcode4 = isShown ? shown.postcode4 : drawnPostcode;
    const name = isShown ? shown.name : `${draw.pick(trade.firms)} ${firmNames[index % firmNames.length]}`;
    const number = (regionCode === 'AM05' ? 0 : 500) + index;
    const details = {
      name,
      kvkNumber: String(90_000_000 + number * 37),
      leerbedrijfId: String(300_900_000 + number * 13),
    };
    const status = !isShown && draw.chance(0.06) ? 'TO_BE_CONFIRMED' : 'CONFIRMED';
    const { id } = await this.employers.add(tx, details, regionCode, status);
    await this.employers.putEstablishment(tx, {
      employerId: id,
      name,
      establishmentNumber: String(100_000_000_000 + number * 7),
      postcode4,
      workplaceTrainer: `${draw.pick(firstNames)} ${draw.pick(familyNames)}`,
      phone: `+3153${5_550_000 + number}`,
    });
    for (const { creboCode } of trade.learns) {
      const applied = !isShown && draw.chance(0.05);
      await this.employers.putAccreditation(tx, {
        employerId: id,
        creboCode,
        status: applied ? 'APPLIED' : status === 'CONFIRMED' ? 'ACTIVE' : 'STATED_BY_DESK',
        reviewDueOn: applied ? null : addDays(tx.today, draw.between(60, 1400)),
        vouchedBy: null,
      });
    }
    if (isShown || draw.chance(0.5)) {
      const email = isShown ? shown.email : `contact${number}@demo.routekaart.example`;
      const contact = isShown ? 'Pieter Zonnebeld' : `${draw.pick(firstNames)} ${draw.pick(familyNames)}`;
      const account = await this.accounts.ensure(tx, email, contact);
      await this.accounts.grant(tx, account.id, { role: 'EMPLOYER', regionCode: null, subjectId: id });
    }
    return { id, trade, postcode4 };
  }

  private async place(
    tx: Tx,
    draw: Draw,
    employer: DemoEmployer,
    regionCode: string,
    index: number,
  ): Promise<Place> {
    // The first place is one that the candidate of the demo fits.
    const learn = index === 0 ? (employer.trade.learns[0] as Learn) : draw.pick(employer.trade.learns);
    const accreditation = await this.employers.accreditationFor(tx, employer.id, learn.creboCode);
    const lapsesOn = addDays(tx.today, daysToLapse(draw, index));
    const schoolDay = draw.pick(['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag']);
    const draft = await this.places.add(tx, {
      employerId: employer.id,
      regionCode,
      createdBy: null,
      importIdentity: null,
      title: learn.title,
      description: `${learn.work} Op ${schoolDay} ga je naar school. Je krijgt een vaste begeleider en een contract voor de hele opleiding.`,
      creboCode: learn.creboCode,
      postcode4: employer.postcode4,
      seats: draw.chance(0.75) ? 1 : draw.between(2, 4),
      hoursPerWeek: draw.pick(learn.hours),
      startsFrom: draw.chance(0.4) ? addDays(lapsesOn, 1) : null,
      startsOn: addDays(lapsesOn, draw.between(7, 45)),
      lapsesOn,
      languageLevel: draw.chance(0.8) ? learn.language : null,
      wageCentsPerHour: draw.chance(0.85) ? learn.wageCents + draw.between(-4, 8) * 10 : null,
      schoolDay,
      schoolTown: regionCode === 'AM05' ? draw.pick(['Hengelo', 'Almelo', 'Enschede']) : 'Groningen',
      usualStartTime: learn.startsAt,
      drivingLicence: learn.licence ?? null,
      howToGetThere: draw.chance(0.5)
        ? draw.pick([
            'Vanaf het station is het tien minuten fietsen.',
            'De bus stopt voor de deur; bij vroege diensten kun je met een collega meerijden.',
            'Je kunt gratis parkeren. Wij halen je op als je nog geen rijbewijs hebt.',
          ])
        : null,
    });
    const isPublishable = accreditation?.status !== 'APPLIED';
    return isPublishable && (index < 9 || draw.chance(0.94)) ? this.publications.open(tx, draft) : draft;
  }
}

/** The first places lapse on the days that show something; most of the others within half a year. */
function daysToLapse(draw: Draw, index: number): number {
  const telling = [7, 1, 3, 14, 28, 12, 21, 60, 90][index];
  if (telling !== undefined) return telling;
  return draw.chance(0.3) ? draw.between(1, 28) : draw.between(29, 190);
}
