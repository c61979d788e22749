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
