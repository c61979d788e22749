import { inDays, problems, region, type Cast } from './cast.js';
import type { Product, Visitor } from './product.js';

/** What is said and arranged around an introduction to which both said yes. */
export class Brokering {
  constructor(
    private readonly product: Product,
    private readonly cast: Cast,
  ) {}

  async broker(
    id: string,
    candidateId: string,
    { adviser, candidate, member }: { adviser: Visitor; candidate: Visitor; member: Visitor },
  ): Promise<void> {
    const { cast } = this;
    for (const [as, who] of [
      [candidate, cast.candidate],
      [member, cast.member],
      [adviser, cast.adviser],
    ] as const)
      await this.do(
        'writeMessage(introductionId: $id, text: $text)',
        { id, text: who.text('bericht aan allen') },
        as,
      );
    await this.do('readMessages(introductionId: $id)', { id }, candidate);
    await this.do(
      'keepCaseNote(introductionId: $id, text: $text)',
      { id, text: `${cast.candidate.text('notitie')} ${cast.candidate.name}` },
      adviser,
    );
    await this.hesitate(id, candidate, adviser);
    await this.meet(id, candidate, member);
    await this.do('askSchool(introductionId: $id, email: $text)', { id, text: cast.adviser.email }, adviser);
    await this.do(
      'needPlaceBy(candidateId: $id, neededBy: $day)',
      { id: candidateId, day: inDays(40) },
      adviser,
    );
    await this.do('chooseReminders(leadDays: [7, 14])', {}, member);
    await this.do('renewLapseFeed', {}, member);
    const { nodes } = await this.product.ask<{ nodes: { id: string }[] }>(
      '{ managedPlaces(first: 1, status: [PUBLISHED]) { nodes { id } } }',
      {},
      adviser,
    );
    await this.do('noteEmployerCalled(placeId: $id)', { id: nodes[0]?.id }, adviser);
  }

  private async hesitate(id: string, candidate: Visitor, adviser: Visitor): Promise<void> {
    const text = this.cast.candidate.text('twijfel');
    await this.do('sayHesitation(introductionId: $id, kind: LANGUAGE, note: $text)', { id, text }, candidate);
    const remedies = await this.product.ask<{ remedy: { id: string; eases: string[]; sides: string[] } }[]>(
      'query($id: ID!) { remedies(regionCode: $id) { remedy { id eases sides } } }',
      { id: region },
      adviser,
    );
    const fitting = remedies.find(
      ({ remedy }) => remedy.eases.includes('LANGUAGE') && remedy.sides.includes('CANDIDATE'),
    );
    await this.do(
      'offerRemedy(introductionId: $id, hesitation: LANGUAGE, remedyId: $other, toSide: CANDIDATE)',
      { id, other: fitting?.remedy.id },
      adviser,
    );
  }

  private async meet(id: string, candidate: Visitor, member: Visitor): Promise<void> {
    const text = `${this.cast.member.text('waar')}, vraag naar ${this.cast.member.name}`;
    await this.do(
      `proposeMeeting(introductionId: $id, kind: MEETING, form: ON_SITE, minutes: 45, location: $text, bring: $text,
        whoComes: $text, times: [{ day: $day, time: "10:00" }])`,
      { id, text, day: inDays(7) },
      member,
    );
    const { meetings } = await this.product.ask<{ meetings: { id: string; version: number }[] }>(
      'query($id: ID!) { introduction(id: $id) { meetings { id version } } }',
      { id },
      candidate,
    );
    await this.do(
      'chooseMeetingTime(id: $id, position: 0, version: $version)',
      { id: meetings[0]?.id, version: meetings[0]?.version },
      candidate,
    );
  }

  private do(call: string, values: Readonly<Record<string, unknown>>, as: Visitor): Promise<unknown> {
    const types = { id: 'ID!', other: 'ID!', text: 'String!', day: 'Date!', version: 'Int!' } as const;
    const declared = Object.keys(values).map((name) => `$${name}: ${types[name as keyof typeof types]}`);
    const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
    return this.product.ask(`mutation${head} { ${call} { ${problems} } }`, values, as);
  }
}
