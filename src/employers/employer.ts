import { INVALID, problem, type Problem } from '../platform/problem.js';

/** Whether a desk has checked that the employer is who it says, or took it over from its own list. */
export const employerStatuses = ['CONFIRMED', 'TO_BE_CONFIRMED'] as const;
export type EmployerStatus = (typeof employerStatuses)[number];

export interface Employer {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Chamber of Commerce: 8 digits, leading zeros count. */
  readonly kvkNumber: string;
  /** Leerbedrijf-ID: 9 digits; null until it is known. */
  readonly leerbedrijfId: string | null;
  /** The region of the desk that looks after this employer. */
  readonly regionCode: string;
  readonly status: EmployerStatus;
}

export interface EmployerDetails {
  readonly name: string;
  readonly kvkNumber: string;
  readonly leerbedrijfId: string | null;
}

/** A leerbedrijf-ID that the desk's own region knows already. Of other regions nothing is told. */
export const alreadyKnown = {
  nl: 'Er is al een leerbedrijf met dit leerbedrijf-ID. Zoek het op in de lijst.',
  en: 'There is an employer with this leerbedrijf-ID already. Look it up in the list.',
};

/** All that is wrong with an employer's details. */
export function employerProblems({ name, kvkNumber, leerbedrijfId }: EmployerDetails): Problem[] {
  return [
    ...(name.trim() === '' || name.length > 200
      ? [
          problem(INVALID, 'input.name', {
            nl: 'Vul de naam van het leerbedrijf in, hoogstens 200 tekens.',
            en: 'Fill in the name of the employer, at most 200 characters.',
          }),
        ]
      : []),
    ...(/^\d{8}$/.test(kvkNumber)
      ? []
      : [
          problem(INVALID, 'input.kvkNumber', {
            nl: 'Een KvK-nummer heeft precies 8 cijfers, ook de nullen vooraan.',
            en: 'A Chamber of Commerce number has exactly 8 digits, the leading zeros too.',
          }),
        ]),
    ...(leerbedrijfId === null || /^\d{9}$/.test(leerbedrijfId)
      ? []
      : [
          problem(INVALID, 'input.leerbedrijfId', {
            nl: 'Een leerbedrijf-ID heeft precies 9 cijfers. U vindt het op de erkenning.',
            en: 'A leerbedrijf-ID has exactly 9 digits. You find it on the accreditation.',
          }),
        ]),
  ];
}
