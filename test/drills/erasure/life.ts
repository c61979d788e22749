import { until } from '../../support/stack-process.js';
import { answersTo, type Staying } from './answers.js';
import { Brokering } from './brokering.js';
import { demoAddress, inDays, problems, region, type Cast } from './cast.js';
import { Entering } from './entering.js';
import type { Product, Visitor } from './product.js';

/** What was handed out of the product while they lived in it. */
export interface Lived {
  readonly staying: Staying;
  readonly candidateEmail: string;
  readonly candidateId: string;
  readonly minorId: string;
  readonly accountOfAdviser: string;
  readonly introductionId: string;
  readonly placeListId: string;
  /** Files that people were given. */
  readonly given: readonly string[];
}

/** Uses the product as these people would, in every way in which something of them can get into it. */
export class Life {
  constructor(
    private readonly product: Product,
    private readonly cast: Cast,
  ) {}

  async live(): Promise<Lived> {
    const { product, cast } = this;
    const entering = new Entering(product, cast);
    const staying = {
      adviser: await product.signIn(demoAddress('adviser')),
      coordinator: await product.signIn(demoAddress('coordinator')),
      employer: await product.signIn(demoAddress('employer')),
    };
    const adviser = await entering.becomeAdviser(staying.coordinator);
    const { member, employerId } = await entering.becomeMember(staying.employer);
    const { candidate, candidateId, candidateEmail } = await entering.register();
    await this.useRights(candidate, candidateId, staying);
    const { minorId } = await entering.registerMinor(adviser);
    await this.openCases(adviser, staying.adviser, [candidateId, minorId]);
    const introductionId = await this.introduce({ adviser, candidate, candidateId, member, staying });
    await new Brokering(product, cast).broker(introductionId, candidateId, { adviser, candidate, member });
    await this.writeAboutThem({ adviser, member, employerId, staying });
    const placeListId = await this.handInList(adviser);
    const given = [
      ...(await this.download(candidate, candidateEmail)),
      ...(await this.download(member, cast.member.email)),
      await product.fetch(`/exchange/place-lists/${placeListId}/refused.csv`, staying.adviser),
      await answersTo(product, cast, staying, placeListId),
    ];
    // One more, which nobody fetches: it waits in a table.
    await product.ask(`mutation { askDownload { ${problems} } }`, {}, candidate);
    await product.mailedToken(candidateEmail, '/account/gegevens');
    const accountOfAdviser = (await product.ask<{ id: string }>('{ viewer { id } }', {}, adviser)).id;
    return {
      staying,
      candidateEmail,
      candidateId,
      minorId,
      accountOfAdviser,
      introductionId,
      placeListId,
      given,
    };
  }

  private async useRights(candidate: Visitor, candidateId: string, staying: Staying): Promise<void> {
    const { product, cast } = this;
    const mark = cast.candidate;
    await product.ask(
      `mutation($candidateId: ID!, $why: String!, $endsOn: Date!, $adviserEmail: String!) {
        giveCaseGrant(candidateId: $candidateId, adviserEmail: $adviserEmail, endsOn: $endsOn, why: $why) { ${problems} } }`,
      { candidateId, adviserEmail: demoAddress('adviser2'), why: mark.text('meekijken'), endsOn: inDays(30) },
      candidate,
    );
    await product.ask(
      `mutation($candidateId: ID!, $grounds: String!) {
        stopUse(candidateId: $candidateId, purpose: FIGURES, grounds: $grounds) { ${problems} } }`,
      { candidateId, grounds: mark.text('bezwaar') },
      candidate,
    );
    await product
      .ask(
        `mutation { changeNoticeSetting(kind: INTRODUCTION_OUTCOMES, how: DAILY) { ${problems} } }`,
        {},
        candidate,
      )
      .catch(() => undefined);
    const { objections } = await product.ask<{ objections: { id: string }[] }>(
      'query($id: ID!) { candidate(id: $id) { objections { id } } }',
      { id: candidateId },
      staying.coordinator,
    );
    await product.ask(
      `mutation($id: ID!, $reason: String!) { decideObjection(objectionId: $id, isGranted: true, reason: $reason) { ${problems} } }`,
      { id: objections[0]?.id, reason: mark.text('besluit') },
      staying.coordinator,
    );
  }

  private async openCases(leaving: Visitor, staying: Visitor, ids: readonly string[]): Promise<void> {
    const { candidate, adviser } = this.cast;
    for (const [index, candidateId] of ids.entries()) {
      for (const as of index === 0 ? [leaving, staying] : [staying]) {
        await this.product.ask(
          `mutation($candidateId: ID!, $reason: String!) { openCase(candidateId: $candidateId, reason: $reason) { ${problems} } }`,
          { candidateId, reason: `${candidate.text('dossierreden')}; ${adviser.text('collega')}` },
          as,
        );
        await this.product.ask(
          'query($id: ID!) { candidate(id: $id) { name details { email phone } } }',
          { id: candidateId },
          as,
        );
      }
    }
  }

  private async introduce(of: {
    adviser: Visitor;
    candidate: Visitor;
    candidateId: string;
    member: Visitor;
    staying: Staying;
  }): Promise<string> {
    const { product, cast } = this;
    const { nodes } = await product.ask<{ nodes: { id: string }[] }>(
      '{ managedPlaces(first: 100, status: [PUBLISHED]) { nodes { id } } }',
      {},
      of.member,
    );
    const propose = async (placeId: string | undefined) => {
      const { introduction } = await product.ask<{ introduction: { id: string } }>(
        `mutation($candidateId: ID!, $placeId: ID!, $message: String) {
          proposeIntroduction(candidateId: $candidateId, placeId: $placeId, message: $message) {
            introduction { id } ${problems} } }`,
        { candidateId: of.candidateId, placeId, message: cast.candidate.text('voorstel') },
        of.adviser,
      );
      return introduction.id;
    };
    const answer = (id: string, message: string, as: Visitor) =>
      product.ask(
        `mutation($id: ID!, $message: String) {
          answerIntroduction(id: $id, accept: true, message: $message, hesitation: LANGUAGE) { ${problems} } }`,
        { id, message },
        as,
      );
    const id = await propose(nodes[0]?.id);
    await answer(id, cast.candidate.text('antwoord'), of.candidate);
    await answer(id, `${cast.member.text('antwoord')}: ${cast.candidate.name} is welkom`, of.member);
    await product.ask(
      `mutation($id: ID!, $note: String) { recordEnrolment(introductionId: $id, status: INTAKE, note: $note) { ${problems} } }`,
      { id, note: cast.candidate.text('school') },
      of.adviser,
    );
    const other = await propose(nodes[1]?.id);
    await product.ask(
      `mutation($id: ID!, $reason: String) { withdrawIntroduction(id: $id, reason: $reason) { ${problems} } }`,
      { id: other, reason: cast.candidate.text('intrekken') },
      of.adviser,
    );
    return id;
  }

  /** What people type about others, where no field is meant for it. */
  private async writeAboutThem(of: {
    adviser: Visitor;
    member: Visitor;
    employerId: string;
    staying: Staying;
  }): Promise<void> {
    const { product, cast } = this;
    const { candidate, member, adviser } = cast;
    const spoken = candidate.phone.replace('+316', '06-').replace(/(\d{4})$/, ' $1');
    await product.ask(
      `mutation($input: PlaceInput!) { createPlace(input: $input) { ${problems} } }`,
      {
        input: {
          employerId: of.employerId,
          title: 'Leerling monteur',
          description: `Voor iemand als ${candidate.name} (${candidate.email}, ${spoken}). Bel ${member.name.toUpperCase()} of ${adviser.name.replace(' ', '   ')}.`,
          creboCode: '25180',
          postcode4: '7523',
          hoursPerWeek: 32,
          lapsesOn: inDays(40),
          startsOn: inDays(60),
        },
      },
      of.member,
    );
    await product.ask(
      `mutation($id: ID!, $input: EstablishmentInput!) { recordEstablishment(employerId: $id, input: $input) { ${problems} } }`,
      {
        id: of.employerId,
        input: { name: 'Werkplaats', postcode4: '7511', workplaceTrainer: member.name },
      },
      of.member,
    );
    await product.ask(
      `mutation($regionCode: ID!) { computeRescuePlan(regionCode: $regionCode, horizonDays: 28) { ${problems} } }`,
      { regionCode: region },
      of.adviser,
    );
  }

  private async handInList(adviser: Visitor): Promise<string> {
    const { candidate, member } = this.cast;
    const file = [
      'Leerbedrijf;KvK-nummer;Leerbedrijf-ID;Postcode;Crebo;Uren per week;Startdatum;Vervaldatum;Opmerking',
      `Garage ${member.name};01234567;100000001;7511 AB;99999;32;1-2-2199;15-1-2199;Voor ${candidate.name}`,
      `Bakkerij;01234568;100000002;${candidate.name};25180;${candidate.email};1-2-2199;15-1-2199;${candidate.phone}`,
    ].join('\r\n');
    const { placeList } = JSON.parse(
      await this.product.fetch('/exchange/place-lists', adviser, {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(`lijst van ${candidate.name}.csv`),
        },
        body: file,
      }),
    ) as { placeList: { id: string } };
    await until('the list is judged', async () => {
      const { status } = await this.product.ask<{ status: string }>(
        'query($id: ID!) { placeList(id: $id) { status } }',
        { id: placeList.id },
        adviser,
      );
      return status === 'JUDGED';
    });
    return placeList.id;
  }

  private async download(visitor: Visitor, email: string): Promise<string[]> {
    await this.product.ask(`mutation { askDownload { ${problems} } }`, {}, visitor);
    const { json, html } = await this.product.ask<{ json: string; html: string }>(
      `mutation($token: String!) { openDownload(token: $token) { json html ${problems} } }`,
      { token: await this.product.mailedToken(email, '/account/gegevens') },
      visitor,
    );
    return [json, html];
  }
}
