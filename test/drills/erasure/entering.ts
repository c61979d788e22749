import { problems, region, type Cast } from './cast.js';
import { Visitor, type Product } from './product.js';

/** How each of them comes in: invited by a desk, invited by a company, registered by themselves or by an adviser. */
export class Entering {
  constructor(
    private readonly product: Product,
    private readonly cast: Cast,
  ) {}

  async becomeAdviser(coordinator: Visitor): Promise<Visitor> {
    const { name, email } = this.cast.adviser;
    const { sites } = await this.product.ask<{ sites: { id: string }[] }>(
      '{ desk { sites { id } } }',
      {},
      coordinator,
    );
    await this.product.ask(
      `mutation($input: RoleOfferInput!) { inviteToRole(input: $input) { ${problems} } }`,
      { input: { email, regionCode: region, role: 'ADVISER', siteId: sites[0]?.id } },
      coordinator,
    );
    return this.accept(email, name);
  }

  async becomeMember(employer: Visitor): Promise<{ member: Visitor; employerId: string }> {
    const { name, email } = this.cast.member;
    const { employers } = await this.product.ask<{ employers: { id: string }[] }>(
      '{ viewer { employers { id } } }',
      {},
      employer,
    );
    const employerId = employers[0]?.id as string;
    await this.product.ask(
      `mutation($employerId: ID!, $email: String!) {
        inviteMember(employerId: $employerId, email: $email, memberRole: ADMIN) { ${problems} } }`,
      { employerId, email },
      employer,
    );
    const member = await this.accept(email, name);
    await this.claim(member);
    return { member, employerId };
  }

  /** The member asks to act for another company too; nobody decides. */
  private async claim(member: Visitor): Promise<void> {
    const { product } = this;
    const { name: personName, email, text } = this.cast.member;
    const input = {
      companyName: text('bedrijf'),
      kvkNumber: '87654321',
      postcode4: '7522',
      personName,
      email,
    };
    await product.ask(
      `mutation($input: EmployerClaimInput!) { claimEmployer(input: $input) { ${problems} } }`,
      { input },
      member,
    );
    await product.ask(
      `mutation($token: String!) { confirmEmployerClaim(token: $token) { ${problems} } }`,
      { token: await product.mailedToken(email, '/aanvraag-bevestigen') },
      member,
    );
  }

  async register() {
    const { product, cast } = this;
    const { name, email, phone, birthDate } = cast.candidate;
    const candidate = new Visitor(email);
    await product.ask(
      `mutation($input: CandidateInput!) { registerCandidate(input: $input) { ${problems} } }`,
      {
        input: {
          name,
          email,
          phone,
          birthDate,
          postcode4: '7523',
          priorEducation: 'VMBO_KADER',
          consentToMatching: true,
          wish: {
            mboLevels: [1, 2, 3, 4],
            sectorCodes: ['techniek-gebouwde-omgeving'],
            maxTravelKm: 60,
            postcode4: '7522',
          },
        },
      },
      candidate,
    );
    await product.enter(candidate, await product.mailedToken(email, '/aanmelden'));
    // Somebody else types the same address: its holder is told by mail.
    await product.ask(
      `mutation($input: CandidateInput!) { registerCandidate(input: $input) { ${problems} } }`,
      {
        input: {
          name: cast.candidate.text('nogmaals'),
          email,
          birthDate,
          postcode4: '7523',
          consentToMatching: true,
          wish: { mboLevels: [2], sectorCodes: ['techniek-gebouwde-omgeving'], maxTravelKm: 20 },
        },
      },
      new Visitor(),
    );
    const candidateEmail = cast.candidate.email.replace('mail@', 'nieuwemail@');
    await product.ask(
      `mutation($email: String!) { requestEmailChange(email: $email) { ${problems} } }`,
      { email: candidateEmail },
      candidate,
    );
    await product.ask(
      `mutation($token: String!) { confirmEmailChange(token: $token) { ${problems} } }`,
      { token: await product.mailedToken(candidateEmail, '/account/e-mailadres') },
      candidate,
    );
    const { candidate: known } = await product.ask<{ candidate: { id: string } }>(
      '{ viewer { candidate { id } } }',
      {},
      candidate,
    );
    return { candidate, candidateId: known.id, candidateEmail };
  }

  async registerMinor(adviser: Visitor): Promise<{ minorId: string }> {
    const { product, cast } = this;
    const { name, phone, email } = cast.minor;
    const { candidate } = await product.ask<{ candidate: { id: string } }>(
      `mutation($input: CandidateInput!) { registerCandidate(input: $input) { candidate { id } ${problems} } }`,
      {
        input: {
          name,
          email,
          phone,
          birthDate: cast.minor.birthDate,
          postcode4: '7512',
          consentToMatching: true,
          parent: { name: cast.parent.name, email: cast.parent.email, relation: 'PARENT' },
          wish: { mboLevels: [1, 2], sectorCodes: ['techniek-gebouwde-omgeving'], maxTravelKm: 20 },
        },
      },
      adviser,
    );
    await product.ask(
      `mutation($token: String!) { agreeAsParent(token: $token) { agreed ${problems} } }`,
      { token: await product.mailedToken(cast.parent.email, '/ouder') },
      new Visitor(),
    );
    // Somebody who stays, registered by the adviser who goes: their name is in the record of who informed whom.
    await product.ask(
      `mutation($input: CandidateInput!) { registerCandidate(input: $input) { ${problems} } }`,
      {
        input: {
          name: 'Iemand Die Blijft',
          phone: '053 434 01 23',
          birthDate: '1999-01-31',
          postcode4: '7512',
          consentToMatching: true,
          wish: { mboLevels: [2], sectorCodes: ['techniek-gebouwde-omgeving'], maxTravelKm: 20 },
        },
      },
      adviser,
    );
    return { minorId: candidate.id };
  }

  private async accept(email: string, name: string): Promise<Visitor> {
    const visitor = new Visitor(email);
    const token = await this.product.mailedToken(email, '');
    await this.product.ask(
      `mutation($token: String!, $name: String!) { acceptInvitation(token: $token, name: $name) { signedIn ${problems} } }`,
      { token, name },
      visitor,
    );
    return visitor;
  }
}
