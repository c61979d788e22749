import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('audit_person')
@Check('audit_person_kind', 'kind')
export class AuditPersonEntity {
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('uuid') personId!: string;
  @Column('text', { unique: true }) digest!: string;
  @Column('text') sealedKey!: string;
}

@Entity('audit_entry')
@Check('audit_entry_actor_kind', 'actor_kind')
@Check('audit_entry_actor', 'actor')
@Index('audit_entry_region', { synchronize: false })
@Index('audit_entry_actor', { synchronize: false })
@Index('audit_entry_about', { synchronize: false })
export class AuditEntryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { nullable: true }) regionCode!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) at!: Date;
  @Column('text') action!: string;
  @Column('text') actorKind!: string;
  @Column('text', { nullable: true }) actor!: string | null;
  @Column('text', { default: '' }) actorRoles!: string;
  @Column('text') subjectKind!: string;
  @Column('text') subject!: string;
  @Column('text', { nullable: true }) about!: string | null;
  @Column('text', { nullable: true }) reasonDigest!: string | null;
  @Column('text', { nullable: true }) details!: string | null;
}

@Entity('audit_reason')
export class AuditReasonEntity {
  @ForeignKey(() => AuditEntryEntity) @PrimaryColumn('uuid') entryId!: string;
  @Column('text') reason!: string;
}

@Entity('audit_seal')
@Check('audit_seal_sequence', 'sequence')
export class AuditSealEntity {
  @PrimaryColumn('text') chain!: string;
  @PrimaryColumn('bigint') sequence!: number;
  @ForeignKey(() => AuditEntryEntity) @Column('uuid', { unique: true }) entryId!: string;
  @Column('text') hash!: string;
}
