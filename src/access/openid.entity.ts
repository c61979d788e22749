import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AssuranceLevel } from '../platform/openid-config.js';
import { AccountEntity } from './account.entity.js';
import { SessionEntity } from './session.entity.js';

/** A sign-in at a provider that is under way, or waits to be connected to an account. */
@Entity('openid_sign_in')
@Index('openid_sign_in_browser', { synchronize: false })
@Check('openid_sign_in_level', 'least_level')
export class OpenIdSignInEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') provider!: string;
  @Column('text', { unique: true }) stateDigest!: string;
  @Column('text') browserDigest!: string;
  /** Sealed. */
  @Column('text') secrets!: string;
  @Column('text') leastLevel!: AssuranceLevel;
  @Column('text', { nullable: true }) returnPath!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  /** Sealed: what the provider told, for as long as it waits to be connected. */
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('timestamptz', { nullable: true }) connectedAt!: Date | null;
}

/** Who somebody is at a provider, by the pairwise `sub` it gives us. */
@Entity('openid_identity')
@Unique('openid_identity_once', ['issuer', 'subject'])
@Index('openid_identity_account', { synchronize: false })
export class OpenIdIdentityEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('text') provider!: string;
  @Column('text') issuer!: string;
  @Column('text') subject!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) connectedAt!: Date;
  @Column('timestamptz', { default: () => 'app_now()' }) lastUsedAt!: Date;
}

/** What a provider told for one session: for which company, and what is needed to sign out there too. */
@Entity('openid_session')
@Index('openid_session_identity', { synchronize: false })
@Check('openid_session_level', 'level')
@Check('openid_session_kvk_number', 'kvk_number')
@Check('openid_session_establishment_number', 'establishment_number')
export class OpenIdSessionEntity {
  @ForeignKey(() => SessionEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') sessionId!: string;
  @ForeignKey(() => OpenIdIdentityEntity, { onDelete: 'CASCADE' }) @Column('uuid') identityId!: string;
  /** Sealed. */
  @Column('text') idToken!: string;
  @Column('text') level!: AssuranceLevel;
  @Column('text', { nullable: true }) kvkNumber!: string | null;
  @Column('text', { nullable: true }) establishmentNumber!: string | null;
}
