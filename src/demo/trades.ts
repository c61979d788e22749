/** A kind of company in the demo, and what one can learn there. Every company in the demo is invented. */
export interface Trade {
  /** The words a company's name begins with. */
  readonly firms: readonly string[];
  /** How common it is. */
  readonly weight: number;
  readonly learns: readonly Learn[];
}

/** One thing to learn: a qualification with the name and the work as an employer would say it. */
export interface Learn {
  readonly creboCode: string;
  readonly title: string;
  readonly work: string;
  readonly hours: readonly number[];
  /** Gross pay an hour in cents, as employers in the demo say. */
  readonly wageCents: number;
  readonly language: 'A1' | 'A2' | 'B1' | 'B2' | null;
  readonly licence?: string;
  readonly startsAt: string;
}

export const trades: readonly Trade[] = [
  {
    firms: ['Installatiebedrijf', 'Installatietechniek', 'Elektro', 'Klimaattechniek'],
    weight: 22,
    learns: [
      {
        creboCode: '25333',
        title: 'Leerling elektromonteur',
        work: 'Je trekt kabels, sluit groepenkasten aan en legt zonnepanelen op daken. Je werkt altijd samen met een ervaren monteur.',
        hours: [32, 36],
        wageCents: 1085,
        language: 'A2',
        startsAt: '07:30',
      },
      {
        creboCode: '25332',
        title: 'Leerling eerste monteur woningbouw',
        work: 'Je maakt met een kleine ploeg de elektra in nieuwe woningen, van tekening tot oplevering.',
        hours: [32, 36],
        wageCents: 1290,
        language: 'B1',
        licence: 'Rijbewijs B is handig, maar hoeft niet.',
        startsAt: '07:15',
      },
      {
        creboCode: '25350',
        title: 'Leerling loodgieter',
        work: 'Je legt waterleidingen en cv aan in woningen en lost storingen op bij bewoners thuis.',
        hours: [32, 36],
        wageCents: 1085,
        language: 'A2',
        startsAt: '07:30',
      },
      {
        creboCode: '25280',
        title: 'Leerling warmtepompmonteur',
        work: 'Je plaatst warmtepompen en airco’s en leert hoe je ze veilig vult en afstelt.',
        hours: [32, 36],
        wageCents: 1150,
        language: 'A2',
        startsAt: '07:30',
      },
    ],
  },
  {
    firms: ['Bouwbedrijf', 'Aannemersbedrijf', 'Timmerbedrijf'],
    weight: 16,
    learns: [
      {
        creboCode: '25128',
        title: 'Leerling timmerman',
        work: 'Je stelt kozijnen, maakt kappen en werkt af. Elke maand sta je op een ander project in de streek.',
        hours: [32, 36, 40],
        wageCents: 1120,
        language: 'A2',
        startsAt: '07:00',
      },
      {
        creboCode: '25118',
        title: 'Leerling allround timmerman',
        work: 'Je leert zelfstandig een woning af te bouwen en een kleine ploeg mee te nemen.',
        hours: [32, 36],
        wageCents: 1340,
        language: 'B1',
        startsAt: '07:00',
      },
      {
        creboCode: '25103',
        title: 'Leerling metselaar',
        work: 'Je metselt gevels en leert het vak van een meester-metselaar die veertig jaar ervaring heeft.',
        hours: [32, 40],
        wageCents: 1120,
        language: 'A1',
        startsAt: '07:00',
      },
      {
        creboCode: '25030',
        title: 'Leerling schilder',
        work: 'Je schildert binnen en buiten, leert ondergronden te herstellen en met klanten om te gaan.',
        hours: [32, 36],
        wageCents: 1050,
        language: 'A2',
        startsAt: '07:30',
      },
    ],
  },
  {
    firms: ['Metaalbewerking', 'Constructiebedrijf', 'Machinefabriek'],
    weight: 12,
    learns: [
      {
        creboCode: '25290',
        title: 'Leerling lasser',
        work: 'Je last onderdelen voor landbouwmachines en leert MIG, MAG en TIG. De certificaten betalen wij.',
        hours: [32, 36, 40],
        wageCents: 1150,
        language: 'A1',
        startsAt: '07:00',
      },
      {
        creboCode: '25302',
        title: 'Leerling verspaner',
        work: 'Je draait en freest onderdelen op de honderdste millimeter en leert een CNC-machine instellen.',
        hours: [32, 36],
        wageCents: 1150,
        language: 'A2',
        startsAt: '07:00',
      },
      {
        creboCode: '25286',
        title: 'Leerling allround constructiewerker',
        work: 'Je bouwt trappen, spanten en hekwerk van tekening tot montage bij de klant.',
        hours: [36, 40],
        wageCents: 1310,
        language: 'A2',
        startsAt: '07:00',
      },
    ],
  },
  {
    firms: ['Zorggroep', 'Thuiszorg', 'Woonzorgcentrum'],
    weight: 18,
    learns: [
      {
        creboCode: '25491',
        title: 'Leerling verzorgende IG',
        work: 'Je helpt bewoners met wassen, eten en de dag plannen, en leert verpleegtechnische handelingen.',
        hours: [24, 28, 32],
        wageCents: 1390,
        language: 'B1',
        startsAt: '07:15',
      },
      {
        creboCode: '25251',
        title: 'Leerling assistent zorg en dienstverlening',
        work: 'Je brengt koffie en maaltijden rond, helpt in het huishouden en bent er voor een praatje.',
        hours: [24, 28],
        wageCents: 980,
        language: 'A2',
        startsAt: '08:00',
      },
    ],
  },
  {
    firms: ['Transport', 'Logistiek', 'Distributiecentrum'],
    weight: 12,
    learns: [
      {
        creboCode: '25371',
        title: 'Leerling logistiek medewerker',
        work: 'Je verzamelt bestellingen, laadt vrachtwagens en haalt bij ons je heftruckcertificaat.',
        hours: [28, 32, 36],
        wageCents: 1090,
        language: 'A1',
        startsAt: '06:45',
      },
      {
        creboCode: '25364',
        title: 'Leerling vrachtwagenchauffeur',
        work: 'Je rijdt eerst mee en daarna zelf door Oost-Nederland. Het rijbewijs C betalen wij.',
        hours: [36, 40],
        wageCents: 1280,
        language: 'A2',
        licence: 'Rijbewijs B; C haal je tijdens de opleiding.',
        startsAt: '06:00',
      },
      {
        creboCode: '25372',
        title: 'Leerling logistiek teamleider',
        work: 'Je verdeelt het werk in het magazijn en leert een ploeg van zes mensen aan te sturen.',
        hours: [32, 36],
        wageCents: 1360,
        language: 'B1',
        startsAt: '06:45',
      },
    ],
  },
  {
    firms: ['Garage', 'Autobedrijf', 'Truckservice'],
    weight: 8,
    learns: [
      {
        creboCode: '25242',
        title: 'Leerling autotechnicus',
        work: 'Je doet onderhoud en apk, wisselt remmen en banden en leert storingen uitlezen.',
        hours: [32, 36],
        wageCents: 1040,
        language: 'A2',
        startsAt: '08:00',
      },
      {
        creboCode: '25244',
        title: 'Leerling eerste autotechnicus',
        work: 'Je stelt zelf de diagnose, ook bij elektrische auto’s, en overlegt met de klant.',
        hours: [32, 36],
        wageCents: 1300,
        language: 'B1',
        licence: 'Rijbewijs B.',
        startsAt: '08:00',
      },
    ],
  },
  {
    firms: ['Restaurant', 'Hotel', 'Bakkerij'],
    weight: 12,
    learns: [
      {
        creboCode: '25180',
        title: 'Leerling kok',
        work: 'Je snijdt, bakt en maakt borden op in een keuken van vijf mensen. Weekend om en om.',
        hours: [28, 32, 36],
        wageCents: 1000,
        language: 'A2',
        startsAt: '10:00',
      },
      {
        creboCode: '25182',
        title: 'Leerling zelfstandig werkend kok',
        work: 'Je draait een eigen partij, denkt mee over de kaart en leert inkopen.',
        hours: [32, 36],
        wageCents: 1240,
        language: 'A2',
        startsAt: '13:00',
      },
      {
        creboCode: '25168',
        title: 'Leerling gastheer of gastvrouw',
        work: 'Je ontvangt gasten, serveert en leert over gerechten en wijn.',
        hours: [24, 28, 32],
        wageCents: 960,
        language: 'B1',
        startsAt: '11:00',
      },
      {
        creboCode: '25173',
        title: 'Leerling bakker',
        work: 'Je maakt brood en banket in de vroege ochtend en bent om één uur vrij.',
        hours: [28, 32],
        wageCents: 1050,
        language: 'A1',
        startsAt: '04:30',
      },
    ],
  },
  {
    firms: ['Hoveniersbedrijf', 'Kwekerij'],
    weight: 7,
    learns: [
      {
        creboCode: '25452',
        title: 'Leerling hovenier',
        work: 'Je legt tuinen aan, bestraat en snoeit, in een vaste ploeg van drie.',
        hours: [32, 36],
        wageCents: 1060,
        language: 'A1',
        startsAt: '07:30',
      },
    ],
  },
  {
    firms: ['Winkel', 'Bouwmarkt', 'Supermarkt'],
    weight: 9,
    learns: [
      {
        creboCode: '25167',
        title: 'Leerling verkoper',
        work: 'Je helpt klanten, vult vakken, doet de kassa en richt de winkel in.',
        hours: [24, 28, 32],
        wageCents: 930,
        language: 'A2',
        startsAt: '08:30',
      },
      {
        creboCode: '25153',
        title: 'Leerling eerste verkoper',
        work: 'Je adviseert klanten, begeleidt weekendhulpen en leert een afdeling te leiden.',
        hours: [32, 36],
        wageCents: 1210,
        language: 'B1',
        startsAt: '08:30',
      },
    ],
  },
  {
    firms: ['Kapsalon', 'Beveiliging'],
    weight: 4,
    learns: [
      {
        creboCode: '25400',
        title: 'Leerling kapper',
        work: 'Je wast, knipt en kleurt, eerst op oefenhoofden en daarna bij klanten.',
        hours: [28, 32],
        wageCents: 930,
        language: 'A2',
        startsAt: '09:00',
      },
    ],
  },
];
