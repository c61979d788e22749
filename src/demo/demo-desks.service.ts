import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Role } from '../access/role.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';

interface SiteOfDesk {
  readonly town: string;
  readonly postcode4: string;
  readonly advisers: readonly {
    name: string;
    email: string;
    hours: number;
    municipalities: readonly string[];
  }[];
}

interface DemoDesk {
  readonly regionCode: string;
  readonly coordinator: { name: string; email: string };
  readonly sites: readonly SiteOfDesk[];
}

const at = (name: string) => `${name}@demo.routekaart.example`;

/** Twente with three sites and 5.5 advisers, and a small second region. Everybody in them is invented. */
const desks: readonly DemoDesk[] = [
  {
    regionCode: 'AM05',
    coordinator: { name: 'Corrie Lutkeveld', email: at('coordinator') },
    sites: [
      {
        town: 'Enschede',
        postcode4: '7511',
        advisers: [
          { name: 'Anja Kamphorst', email: at('adviser'), hours: 36, municipalities: ['GM0153', 'GM0158'] },
          {
            name: 'Hidde Platenkamp',
            email: at('h.platenkamp'),
            hours: 36,
            municipalities: ['GM0168', 'GM0173'],
          },
        ],
      },
      {
        town: 'Hengelo',
        postcode4: '7551',
        advisers: [
          {
            name: 'Samira El Bakhari',
            email: at('s.elbakhari'),
            hours: 36,
            municipalities: ['GM0164', 'GM0147'],
          },
          {
            name: 'Joris Meijerdink',
            email: at('j.meijerdink'),
            hours: 18,
            municipalities: ['GM1735', 'GM1774'],
          },
        ],
      },
      {
        town: 'Almelo',
        postcode4: '7607',
        advisers: [
          {
            name: 'Mirjam Weghorstink',
            email: at('m.weghorstink'),
            hours: 36,
            municipalities: ['GM0141', 'GM0189', 'GM0183'],
          },
          {
            name: 'Tariq Sahinoglu',
            email: at('t.sahinoglu'),
            hours: 36,
            municipalities: ['GM1742', 'GM0163', 'GM1700'],
          },
        ],
      },
    ],
  },
  {
    regionCode: 'AM01',
    coordinator: { name: 'Wessel Brinkhuizen', email: at('coordinator2') },
    sites: [
      {
        town: 'Groningen',
        postcode4: '9711',
        advisers: [{ name: 'Femke Tijhuisman', email: at('adviser2'), hours: 32, municipalities: [] }],
      },
    ],
  },
];

export interface DemoAdviser {
  readonly accountId: string;
  readonly regionCode: string;
}

/** The desks of the demo: sites, advisers with their municipalities, coordinators. */
@Injectable()
export class DemoDesks {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly ids: Ids,
  ) {}

  async fill(tx: Tx): Promise<DemoAdviser[]> {
    const advisers: DemoAdviser[] = [];
    for (const { regionCode, coordinator, sites } of desks) {
      await this.person(tx, coordinator, 'COORDINATOR', regionCode);
      for (const { town, postcode4, advisers: people } of sites) {
        const siteId = this.ids.next();
        await tx.execute(
          `INSERT INTO site (id, region_code, name, town, postcode4) VALUES ($1, $2, $3, $4, $5)`,
          [siteId, regionCode, `Leerwerkloket ${town}`, town, postcode4],
        );
        for (const person of people) {
          const accountId = await this.person(tx, person, 'ADVISER', regionCode);
          await tx.execute(
            `INSERT INTO adviser (account_id, site_id, region_code, hours_per_week) VALUES ($1, $2, $3, $4)`,
            [accountId, siteId, regionCode, person.hours],
          );
          const covers = person.municipalities.length > 0 ? person.municipalities : [null];
          for (const municipality of covers) {
            await tx.execute(
              `INSERT INTO responsibility (id, region_code, account_id, municipality_code) VALUES ($1, $2, $3, $4)`,
              [this.ids.next(), regionCode, accountId, municipality],
            );
          }
          advisers.push({ accountId, regionCode });
        }
      }
    }
    return advisers;
  }

  private async person(
    tx: Tx,
    { name, email }: { name: string; email: string },
    role: Role,
    regionCode: string,
  ): Promise<string> {
    const { id } = await this.accounts.ensure(tx, email, name);
    await this.accounts.grant(tx, id, { role, regionCode, subjectId: null });
    return id;
  }
}
