import { erasedName, given, type PersonalData } from '../platform/personal-data.js';

const ofCandidate = 't.candidate_id = ANY(:candidates)';

/**
 * Candidates. What remains of an erased candidate is what figures count: the region, the levels and sectors wished for,
 * and that introductions and placements were.
 */
export const candidatesPersonalData: PersonalData = {
  rows: [
    {
      table: 'candidate',
      of: 't.id = ANY(:candidates)',
      give: {
        section: 'registration',
        title: { nl: 'Uw inschrijving', en: 'Your registration' },
        fields: {
          name: given('t.name', 'Naam', 'Name'),
          email: given('t.email', 'E-mailadres', 'E-mail address'),
          phone: given('t.phone', 'Telefoon', 'Phone'),
          postcode4: given('t.postcode4', 'Postcode (cijfers)', 'Postcode (digits)'),
          birthDate: given('t.birth_date', 'Geboortedatum', 'Date of birth'),
          priorEducation: given('t.prior_education', 'Opleiding', 'Education'),
          region: given('t.region_code', 'Regio', 'Region'),
          placedOn: given('t.placed_on', 'Geplaatst per', 'Placed from'),
          placeNeededBy: given('t.place_needed_by', 'Plek nodig voor', 'Place needed by'),
          earlyStartReason: given(
            't.young_start_reason',
            'Reden eerder beginnen',
            'Reason for an early start',
          ),
          brings: given('t.brings', 'Wat u meebrengt', 'What you bring'),
          registeredAt: given('t.created_at', 'Ingeschreven', 'Registered'),
        },
      },
      erase: {
        name: `'${erasedName}'`,
        email: 'NULL',
        phone: 'NULL',
        postcode4: '(SELECT min(p.pc4) FROM postcode p)',
        birth_date: `'1900-01-01'`,
        prior_education: 'NULL',
        brings: `'{}'`,
        placed_on: 'NULL',
        place_needed_by: 'NULL',
        young_start_reason: 'NULL',
        young_start_by: 'NULL',
        created_by: 'NULL',
        created_at: `date_trunc('month', t.created_at)`,
        erased_at: 'app_now()',
      },
    },
    {
      table: 'wish',
      of: ofCandidate,
      give: {
        section: 'wish',
        title: { nl: 'Uw wens', en: 'Your wish' },
        fields: {
          levels: given('t.mbo_levels', 'Niveaus', 'Levels'),
          sectors: given('t.sector_codes', 'Sectoren', 'Sectors'),
          qualifications: given('t.crebo_codes', 'Opleidingen (crebo)', 'Qualifications (CREBO)'),
          postcode4: given('t.postcode4', 'Vanuit postcode', 'From postcode'),
          maxTravelKm: given('t.max_travel_km', 'Reisafstand (km)', 'Travel distance (km)'),
          region: given('t.region_code', 'Regio', 'Region'),
          availableFrom: given('t.available_from', 'Beschikbaar vanaf', 'Available from'),
          maxHoursPerWeek: given('t.max_hours_per_week', 'Uren per week', 'Hours a week'),
          languageLevel: given('t.language_level', 'Nederlands', 'Dutch'),
        },
      },
      erase: {
        crebo_codes: `'{}'`,
        postcode4: 'NULL',
        max_travel_km: 'NULL',
        region_code: 'NULL',
        available_from: 'NULL',
        max_hours_per_week: 'NULL',
        language_level: 'NULL',
      },
    },
    {
      table: 'legal_basis',
      of: ofCandidate,
      give: {
        section: 'legalBases',
        title: { nl: 'Waarvoor u toestemming gaf', en: 'What you agreed to' },
        fields: {
          purpose: given('t.purpose', 'Waarvoor', 'What for'),
          basis: given('t.basis', 'Grondslag', 'Legal basis'),
          informedHow: given('t.informed_how', 'Hoe u het hoorde', 'How you were told'),
          textVersion: given('t.text_version', 'Versie van de tekst', 'Version of the text'),
          givenAt: given('t.given_at', 'Sinds', 'Since'),
          endedAt: given('t.ended_at', 'Tot', 'Until'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'case_team',
      of: ofCandidate,
      // Who of the desk is in the team is told by the screen "who looked at me", with their consent to be named there.
      give: {
        section: 'caseTeam',
        title: { nl: 'Wie uw dossier opende', en: 'Who opened your case' },
        fields: { since: given('t.joined_at', 'Sinds', 'Since') },
      },
      erase: 'ROW',
    },
    { table: 'case_team', of: 't.account_id = ANY(:accounts)', erase: 'ROW' },
    {
      table: 'objection',
      of: ofCandidate,
      give: {
        section: 'objections',
        title: { nl: 'Waartegen u bezwaar maakte', en: 'What you objected to' },
        fields: {
          purposes: given('t.purposes', 'Waartegen', 'To what'),
          grounds: given('t.grounds', 'Uw reden', 'Your reason'),
          objectedAt: given('t.objected_at', 'Wanneer', 'When'),
          outcome: given('t.outcome', 'Uitkomst', 'Outcome'),
          decision: given('t.decision', 'Besluit', 'Decision'),
          decidedAt: given('t.decided_at', 'Besloten', 'Decided'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'case_grant',
      of: ofCandidate,
      give: {
        section: 'grants',
        title: { nl: 'Wie u toegang gaf', en: 'To whom you gave access' },
        fields: {
          region: given('t.region_code', 'Loket van regio', 'Desk of region'),
          why: given('t.why', 'Waarvoor', 'What for'),
          givenAt: given('t.given_at', 'Gegeven', 'Given'),
          endsOn: given('t.ends_on', 'Tot', 'Until'),
          endedAt: given('t.ended_at', 'Ingetrokken', 'Ended'),
        },
      },
      erase: 'ROW',
    },
    { table: 'case_grant', of: 't.account_id = ANY(:accounts)', erase: 'ROW' },
    {
      // Who the parent is, is the parent's.
      table: 'parental_agreement',
      of: ofCandidate,
      give: {
        section: 'parentalAgreements',
        title: { nl: 'Akkoord van een ouder', en: 'Agreement of a parent' },
        fields: {
          relation: given('t.relation', 'Relatie', 'Relation'),
          how: given('t.how', 'Hoe', 'How'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'broken_glass',
      of: ofCandidate,
      give: {
        section: 'brokenGlass',
        title: { nl: 'Wanneer een beheerder in nood meekeek', en: 'When an operator looked in an emergency' },
        fields: {
          brokenAt: given('t.broken_at', 'Wanneer', 'When'),
          endsAt: given('t.ends_at', 'Tot', 'Until'),
          reason: given('t.reason', 'Reden', 'Reason'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'case_view',
      of: ofCandidate,
      give: {
        section: 'views',
        title: { nl: 'Wie uw gegevens bekeek', en: 'Who looked at your data' },
        fields: {
          seenAt: given('t.seen_at', 'Wanneer', 'When'),
          role: given('t.role', 'Rol', 'Role'),
          organisation: given('t.organisation', 'Organisatie', 'Organisation'),
          ground: given('t.ground', 'Op welke grond', 'On what ground'),
        },
      },
      erase: 'ROW',
    },
    { table: 'case_view', of: 't.account_id = ANY(:accounts)', erase: { account_id: 'NULL' } },
  ],
  freeText: [
    'objection.decision',
    'objection.grounds',
    'case_grant.why',
    'broken_glass.reason',
    'case_team.reason',
    'candidate.young_start_reason',
    // The name of the adviser who told them.
    'legal_basis.informed_by',
  ],
  impersonal: {
    'kept for figures': ['candidate.region_code', 'wish.sector_codes'],
  },
};
