/** How much of everything a region of the demo has. */
export interface DemoRegion {
  readonly regionCode: string;
  readonly employers: number;
  readonly places: number;
  readonly candidates: number;
  readonly introductions: number;
  /** The college is invented; its towns are real. */
  readonly college: { readonly name: string; readonly towns: readonly { town: string; postcode4: string }[] };
}

export const demoRegions: readonly DemoRegion[] = [
  {
    regionCode: 'AM05',
    employers: 120,
    places: 400,
    candidates: 1500,
    introductions: 320,
    college: {
      name: 'ROC De Regge (verzonnen)',
      towns: [
        { town: 'Hengelo', postcode4: '7551' },
        { town: 'Almelo', postcode4: '7607' },
        { town: 'Enschede', postcode4: '7511' },
      ],
    },
  },
  {
    regionCode: 'AM01',
    employers: 8,
    places: 20,
    candidates: 40,
    introductions: 6,
    college: { name: 'ROC Het Hogeland (verzonnen)', towns: [{ town: 'Groningen', postcode4: '9711' }] },
  },
];
