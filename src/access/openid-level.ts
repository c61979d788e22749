import { assuranceLevels, type AssuranceLevel } from '../platform/openid-config.js';
import { isRole, type Role } from './role.js';

/** What a session keeps of a level: the name eIDAS gives it, whatever the provider calls it. */
const prefix = 'http://eidas.europa.eu/LoA/';

/**
 * The least level with which a provider's sign-in opens a role, unless the installation says otherwise. Whoever reads
 * about others needs what a passkey besides the mailed link would give: substantial.
 */
const defaults: Readonly<Record<Role, AssuranceLevel>> = {
  CANDIDATE: 'low',
  EMPLOYER: 'low',
  ADVISER: 'substantial',
  COORDINATOR: 'substantial',
  REFERRER: 'substantial',
  SCHOOL_BROKER: 'substantial',
  OPERATOR: 'substantial',
};

/** With which level somebody may become the first admin of a company they signed in for (eHerkenning 3 or higher). */
export const companyLevel: AssuranceLevel = 'substantial';

export type LevelPerRole = Readonly<Record<Role, AssuranceLevel>>;

/** The least level per role of this installation. Throws when a name in the settings is no role: a slip would open it. */
export function levelPerRole(settings: Readonly<Record<string, AssuranceLevel>>): LevelPerRole {
  const unknown = Object.keys(settings).find((name) => !isRole(name));
  if (unknown !== undefined) throw new Error(`OPENID_LEVELS: ${unknown} is no role`);
  return { ...defaults, ...settings };
}

/** Whether a level is at least another. */
export function reaches(level: AssuranceLevel, least: AssuranceLevel): boolean {
  return assuranceLevels.indexOf(level) >= assuranceLevels.indexOf(least);
}

/** The name under which a session keeps a level. */
export function acrOf(level: AssuranceLevel): string {
  return `${prefix}${level}`;
}

/** The level of a session's `acr`; null when there is none or it is no level we know. */
export function levelOf(acr: string | null): AssuranceLevel | null {
  return assuranceLevels.find((level) => acrOf(level) === acr) ?? null;
}

/** Whether a session's `acr` is enough for a role by itself, without another step. */
export function acrSuffices(acr: string | null, role: Role, least: LevelPerRole): boolean {
  const level = levelOf(acr);
  return level !== null && reaches(level, least[role]);
}
