import { Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RoleEnum } from '../access/access.type.js';
import {
  auditActions,
  auditSubjectKinds,
  type AuditAction,
  type AuditSubjectKind,
} from '../access/audit-action.js';
import { Needs } from '../access/needs.decorator.js';
import type { Role } from '../access/role.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import { auditActorKinds, type AuditActorKind, type AuditEntry, type AuditSearch } from './audit-trail.js';

/** `candidate.case-opened` as GraphQL can name it: CANDIDATE_CASE_OPENED. */
export const AuditActionEnum = Object.fromEntries(
  auditActions.map((action) => [action.toUpperCase().replace(/[.-]/g, '_'), action]),
);
registerEnumType(AuditActionEnum, { name: 'AuditAction', description: 'What was done: a closed list.' });

const AuditActorKindEnum = Object.fromEntries(auditActorKinds.map((kind) => [kind, kind]));
registerEnumType(AuditActorKindEnum, {
  name: 'AuditActorKind',
  description: 'Somebody with an account, the product by itself, or a visitor.',
});

const AuditSubjectKindEnum = Object.fromEntries(auditSubjectKinds.map((kind) => [kind, kind]));
registerEnumType(AuditSubjectKindEnum, { name: 'AuditSubjectKind', description: 'To what it was done.' });

@ObjectType('AuditEntry', { description: 'Who did what to whom, and why. Written once, never changed.' })
@Needs('audit.read')
export class AuditEntryType implements AuditEntry {
  @Field(() => ID) id!: string;
  @Field(() => GraphQLISODateTime) at!: Date;
  @Field(() => ID, { nullable: true, description: 'Whose trail holds it.' }) regionCode!: string | null;
  @Field(() => AuditActionEnum) action!: AuditAction;
  @Field(() => AuditActorKindEnum) actorKind!: AuditActorKind;
  @Field(() => String, { nullable: true, description: 'The name of today; null for who was erased.' })
  actorName!: string | null;
  @Field(() => [RoleEnum], { description: 'The roles they had then.' }) actorRoles!: Role[];
  @Field(() => AuditSubjectKindEnum) subjectKind!: AuditSubjectKind;
  @Field(() => String, {
    nullable: true,
    description: 'Whom or what it was done to; null for who was erased, and always null to an operator.',
  })
  subjectName!: string | null;
  @Field(() => String, { nullable: true, description: 'The reason they typed.' }) why!: string | null;
  @Field(() => [String], { description: 'Codes and figures that say more, as `name: value`.' })
  details!: string[];
}

@ObjectType()
@Needs('audit.read')
export class AuditEntryConnection extends ConnectionOf(AuditEntryType, 'audit.read') {}

@InputType({ description: 'What is left out excludes nothing.' })
export class AuditSearchInput implements AuditSearch {
  @Field(() => GraphQLDate, { nullable: true, description: 'The first day.' }) from?: CalendarDate | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The last day.' }) to?: CalendarDate | null;
  @Field(() => AuditActionEnum, { nullable: true }) action?: AuditAction | null;
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name or address of who did it, or whose affairs it was.',
  })
  person?: string | null;
}

@ObjectType({ description: 'The entries as a file.' })
@Needs('audit.read')
export class ExportAuditPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'CSV for a spreadsheet; no cell is a formula.' })
  csv!: string | null;
}
