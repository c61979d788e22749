import type { GraphQLSchema } from 'graphql';
import type { Client } from 'pg';
import { whoSeesTheWhole, type Thing, type ThingKind, type Viewer } from './audience.js';
import type { Canaries } from './canary.js';
import type { TargetKind } from './expected/mutation.js';
import { Judge, type Findings } from './judge.js';
import { Secrets } from './secrets.js';
import { Things } from './things.js';

/** What a round of the drill is held on. */
export interface RoundOf {
  readonly schema: GraphQLSchema;
  readonly url: string;
  readonly database: Client;
  readonly viewers: readonly Viewer[];
  readonly findings: Findings;
  readonly canaries: Canaries;
  /** Types and fields (as `Type.field`) to look at; everything when left out. */
  readonly wanted?: ReadonlySet<string>;
}

/** One server with its database, all that is in it, and everybody who asks. */
export class Round {
  readonly schema: GraphQLSchema;
  readonly url: string;
  readonly viewers: readonly Viewer[];
  readonly findings: Findings;
  readonly wanted: ReadonlySet<string> | undefined;
  judge: Judge;
  private readonly nobodys: ReadonlyMap<string, string>;

  private constructor(
    of: RoundOf,
    public things: Things,
    public secrets: Secrets,
    private readonly today: string,
    private readonly database: Client,
  ) {
    this.schema = of.schema;
    this.url = of.url;
    this.viewers = of.viewers;
    this.findings = of.findings;
    this.wanted = of.wanted;
    this.judge = new Judge(things, of.findings);
    this.random = of.canaries.id();
    this.nobodys = new Map([['desk', 'AM99']]);
  }

  private readonly random: string;
  private readonly deniedTo = new Map<string, Set<string>>();

  /** Fields, as `Type.field`, that a viewer turned out to have no right to: to be left out of what they ask. */
  readonly denied = ({ name }: Viewer): Set<string> => {
    const known = this.deniedTo.get(name) ?? new Set();
    this.deniedTo.set(name, known);
    return known;
  };

  static async on(of: RoundOf): Promise<Round> {
    const things = await Things.of(of.database);
    const secrets = await Secrets.of(of.database, things);
    const { rows } = await of.database.query<{ today: string }>('SELECT app_today()::text AS today');
    return new Round(of, things, secrets, rows[0]!.today, of.database);
  }

  /** The same with another server on a copy of the same database, in which nothing was done yet. */
  again(of: RoundOf): Round {
    return new Round(of, this.things, this.secrets, this.today, of.database);
  }

  /** Looks again at what is there, after something was changed. */
  async lookAgain(): Promise<void> {
    this.things = await Things.of(this.database);
    this.secrets = await Secrets.of(this.database, this.things);
    this.judge = new Judge(this.things, this.findings);
  }

  /** An id of this kind that nothing has. */
  nobody(kind: TargetKind): string {
    return this.nobodys.get(kind) ?? this.random;
  }

  /** Things of a kind to try: some that the viewer sees, some of the same region that they do not, some elsewhere. */
  picked(kind: TargetKind, viewer: Viewer, ofEach = 2): Thing[] {
    const all = this.things.ofKind(kind).map(({ thing }) => thing);
    const near = viewer.adviserIn[0] ?? viewer.coordinatorIn[0] ?? 'AM05';
    const isSeen = (thing: Thing) => whoSeesTheWhole(viewer, thing, {});
    const isNear = (thing: Thing) => thing.regions.includes(near);
    return [
      ...all.filter(isSeen).slice(0, ofEach),
      ...all.filter((thing) => !isSeen(thing) && isNear(thing)).slice(0, ofEach),
      ...all.filter((thing) => !isSeen(thing) && !isNear(thing)).slice(0, ofEach),
    ];
  }

  /** Words in the names of people and companies here, for searching. */
  get names(): string[] {
    return ['candidate', 'employer'].flatMap((kind) =>
      this.things
        .ofKind(kind as ThingKind)
        .slice(0, 2)
        .map(({ row }) => String(row['name']).split(' ').at(-1) ?? ''),
    );
  }

  /** A calendar date so many days from today. */
  readonly day = (days: number): string => {
    const date = new Date(`${this.today}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10);
  };

  /** Something sensible for a required argument of that name; undefined for an id, which is tried one by one. */
  plausible(argument: string): unknown {
    const values: Readonly<Record<string, unknown>> = {
      creboCode: '25180',
      postcode4: '7511',
      regionCode: 'AM05',
      startsOn: this.day(60),
      token: 'geen',
      wish: { mboLevels: [2, 3] },
      place: { creboCode: '25180', postcode4: '7511', hoursPerWeek: 32, startsOn: this.day(60) },
      weights: { qualification: 0.2, distance: 0.6, availability: 0.2 },
    };
    return values[argument];
  }
}
