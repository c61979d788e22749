import { today } from '../../lib/dates.js';
import type { VariablesOf } from '../../lib/graphql.js';
import type { AddRemedy, Entry } from './catalogue-fields.js';

export type RemedyInput = VariablesOf<typeof AddRemedy>['input'];
type Condition = NonNullable<RemedyInput['conditions']>[number];

/** A remedy as its form holds it: texts as they are typed. */
export interface TypedRemedy {
  kind: RemedyInput['kind'] | '';
  eases: readonly string[];
  sides: readonly string[];
  isPersonal: boolean;
  lines: Record<LineName, string>;
  amountPer: 'HOUR' | 'YEAR' | 'ONCE' | '';
  amountIsAtMost: boolean;
  conditions: readonly TypedCondition[];
  claimFrom: string;
  claimUntil: string;
  validFrom: string;
  validUntil: string;
}

export type LineName =
  | 'nameNl'
  | 'nameEn'
  | 'offeredBy'
  | 'amountCents'
  | 'yearMostCents'
  | 'coversMonths'
  | 'source'
  | 'sourceUrl'
  | 'textNl'
  | 'textEn';

/** One condition as typed: two bounds, or for a fact of names the names. */
export interface TypedCondition {
  on: Condition['on'];
  low: string;
  high: string;
  oneOf: readonly string[];
}

const eurosOf = (cents: number | null): string =>
  cents === null ? '' : (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2).replace('.', ',');

/** Whole cents of euros as people type them (`2.700`, `1,01`); null of nothing, NaN of what is no amount. */
export function centsOf(typed: string): number | null {
  const text = typed.trim().replace(/^€\s*/, '');
  if (text === '') return null;
  const plain = /^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(text) ? text.replaceAll('.', '') : text;
  return /^\d+([.,]\d{1,2})?$/.test(plain) ? Math.round(Number(plain.replace(',', '.')) * 100) : Number.NaN;
}

/** What the form begins with: an empty line, or the one to change. */
export function typedOf(entry: Entry | null): TypedRemedy {
  const remedy = entry?.remedy;
  return {
    kind: remedy?.kind ?? '',
    eases: remedy?.eases ?? [],
    sides: remedy?.sides ?? [],
    isPersonal: remedy?.isPersonal ?? false,
    lines: {
      nameNl: entry?.nameNl ?? '',
      nameEn: entry?.nameEn ?? '',
      textNl: entry?.textNl ?? '',
      textEn: entry?.textEn ?? '',
      offeredBy: remedy?.offeredBy ?? '',
      amountCents: eurosOf(entry?.amountCents ?? null),
      yearMostCents: eurosOf(entry?.yearMostCents ?? null),
      coversMonths: remedy?.coversMonths?.toString() ?? '',
      source: remedy?.source ?? '',
      sourceUrl: remedy?.sourceUrl ?? '',
    },
    amountPer: entry?.amountPer ?? '',
    amountIsAtMost: entry?.amountIsAtMost ?? false,
    conditions: (entry?.conditions ?? []).map(({ on, atLeast, atMost, from, until, oneOf }) => ({
      on,
      low: from ?? atLeast?.toString().replace('.', ',') ?? '',
      high: until ?? atMost?.toString().replace('.', ',') ?? '',
      oneOf: oneOf ?? [],
    })),
    claimFrom: remedy?.claimFrom ?? '',
    claimUntil: remedy?.claimUntil ?? '',
    validFrom: remedy?.validFrom ?? today(),
    validUntil: remedy?.validUntil ?? '',
  };
}

const numberOf = (typed: string): number | null =>
  typed.trim() === '' ? null : Number(typed.trim().replace(',', '.'));

/** What is sent of what was typed; `kind` has been checked. An amount that is none is sent as 0, which is refused. */
export function inputOf(typed: TypedRemedy & { kind: RemedyInput['kind'] }): RemedyInput {
  const { lines } = typed;
  const cents = (text: string): number | null => {
    const amount = centsOf(text);
    return Number.isNaN(amount) ? 0 : amount;
  };
  return {
    kind: typed.kind,
    eases: [...typed.eases] as RemedyInput['eases'],
    sides: [...typed.sides] as RemedyInput['sides'],
    isPersonal: typed.isPersonal,
    nameNl: lines.nameNl.trim(),
    nameEn: lines.nameEn.trim(),
    textNl: lines.textNl.trim(),
    textEn: lines.textEn.trim(),
    offeredBy: lines.offeredBy.trim(),
    amountCents: cents(lines.amountCents),
    amountPer: typed.amountPer || null,
    amountIsAtMost: typed.amountIsAtMost,
    yearMostCents: cents(lines.yearMostCents),
    conditions: typed.conditions.map(({ on, low, high, oneOf }) =>
      on === 'STARTS_ON'
        ? { on, from: low || null, until: high || null }
        : oneOf.length > 0
          ? { on, oneOf: [...oneOf] }
          : { on, atLeast: numberOf(low), atMost: numberOf(high) },
    ),
    coversMonths: lines.coversMonths.trim() === '' ? null : Math.trunc(Number(lines.coversMonths)) || 0,
    claimFrom: typed.claimFrom || null,
    claimUntil: typed.claimUntil || null,
    source: lines.source.trim(),
    sourceUrl: lines.sourceUrl.trim() || null,
    validFrom: typed.validFrom,
    validUntil: typed.validUntil || null,
  };
}
