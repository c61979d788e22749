import { explain, type Desk, type Matter } from '../desks/responsible.js';

/** Open places of one employer in one municipality and sector. */
export interface OpenPlaces extends Matter {
  readonly municipalityCode: string;
  readonly sectorCode: string;
  readonly employerId: string;
  readonly count: number;
}

/** A municipality and sector for which no adviser is named, or none who is there. */
export interface Gap {
  readonly municipalityCode: string;
  readonly sectorCode: string;
  /** Places that are open there now and go to the coordinator. */
  readonly openPlaces: number;
}

/** What no rule covers on the desk's day: most open places first, then by code; and how many places that is in all. */
export interface Gaps {
  readonly openPlaces: number;
  readonly gaps: readonly Gap[];
}

const isGap = (desk: Desk, matter: Matter): boolean => explain(desk, matter).by !== 'RULE';

/**
 * The gaps of a desk. A municipality and sector is one when a place of an employer that no rule names would go to the
 * coordinator, or when a place that is open there does.
 */
export function gapsOf(
  desk: Desk,
  municipalityCodes: readonly string[],
  sectorCodes: readonly string[],
  open: readonly OpenPlaces[],
): Gaps {
  const unheard = open.filter((each) => isGap(desk, each));
  const count = (municipalityCode: string, sectorCode: string) =>
    unheard
      .filter((each) => each.municipalityCode === municipalityCode && each.sectorCode === sectorCode)
      .reduce((sum, each) => sum + each.count, 0);
  const gaps = municipalityCodes.flatMap((municipalityCode) =>
    sectorCodes.flatMap((sectorCode) => {
      const openPlaces = count(municipalityCode, sectorCode);
      const covered = !isGap(desk, { municipalityCode, sectorCode, employerId: null });
      return covered && openPlaces === 0 ? [] : [{ municipalityCode, sectorCode, openPlaces }];
    }),
  );
  const key = ({ municipalityCode, sectorCode }: Gap) => `${municipalityCode} ${sectorCode}`;
  gaps.sort((a, b) => b.openPlaces - a.openPlaces || (key(a) < key(b) ? -1 : 1));
  return { openPlaces: unheard.reduce((sum, each) => sum + each.count, 0), gaps };
}
