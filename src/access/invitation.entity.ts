import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import type { MemberRole } from './actor.js';
import type { InvitedRole } from './invitation.js';

@Entity('invitation')
@Index('invitation_open', { synchronize: false })
@Index('invitation_subject', { synchronize: false })
@Index('invitation_region', { synchronize: false })
@Check('invitation_email_lower', 'email')
@Check('invitation_role', 'role')
@Check('invitation_member_role', 'member_role')
@Check('invitation_organisation', 'organisation')
@Check('invitation_locale', 'locale')
@Check('invitation_scope', 'role')
@Check('invitation_one_end', 'accepted_at')
export class InvitationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { unique: true }) tokenHash!: string;
  @Column('text') email!: string;
  @Column('text') role!: InvitedRole;
  @Column('text', { nullable: true }) regionCode!: string | null;
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  @Column('text', { nullable: true }) memberRole!: MemberRole | null;
  @Column('uuid', { nullable: true }) siteId!: string | null;
  @Column('text') organisation!: string;
  @Column('text') locale!: 'nl' | 'en';
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  invitedBy!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'app_now()' }) sentAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  acceptedBy!: string | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
