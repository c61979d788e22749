import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { MemberRole } from './actor.js';
import type { Role } from './role.js';

@Entity('account')
@Check('account_email_lower', 'email = lower(email)')
@Check('account_erased', 'erased_at')
@Check('account_locale', `locale IN ('nl', 'en')`)
export class AccountEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { unique: true }) email!: string;
  @Column('text') name!: string;
  @Column('text', { default: 'nl' }) locale!: 'nl' | 'en';
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) erasedAt!: Date | null;
  /** When they first signed in; null: nobody has shown yet that the address is theirs. */
  @Column('timestamptz', { nullable: true }) provedAt!: Date | null;
}

@Entity('role_grant')
@Index('role_grant_once', { synchronize: false })
@Index('role_grant_subject', { synchronize: false })
@Check('role_grant_role', 'role')
@Check('role_grant_scope', 'role')
@Check('role_grant_member_role', 'member_role')
@Check('role_grant_organisation', 'organisation')
export class RoleGrantEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('text') role!: Role;
  @Column('text', { nullable: true }) regionCode!: string | null;
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  @Column('text', { nullable: true }) memberRole!: MemberRole | null;
  @Column('text', { nullable: true }) organisation!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) grantedAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
