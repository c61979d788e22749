import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { RegionEntity } from '../reference/reference.entity.js';
import type { AlertStatus, DeadlineEnd, DeadlineKind } from './deadline.js';

@Entity('deadline')
@Check('deadline_kind', 'kind')
@Check('deadline_end_reason', 'end_reason')
@Check('deadline_end', 'ended_at')
@Unique('deadline_sequence', ['kind', 'subjectId', 'sequence'])
@Index('deadline_open', { synchronize: false })
export class DeadlineEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: DeadlineKind;
  @Column('uuid') subjectId!: string;
  @Column('integer') sequence!: number;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('date') fallsOn!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) setAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) endReason!: DeadlineEnd | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  carrierAccountId!: string | null;
}

@Entity('deadline_alert')
@Check('deadline_alert_lead_days', 'lead_days')
@Check('deadline_alert_status', 'status')
@Check('deadline_alert_escalation', 'escalation')
@Check('deadline_alert_settled', 'settled_at')
@Check('deadline_alert_open_ends', 'status')
@Check('deadline_alert_acknowledged', 'acknowledged_at')
@Unique('deadline_alert_once', ['deadlineId', 'leadDays'])
@Index('deadline_alert_due', { synchronize: false })
@Index('deadline_alert_escalates', { synchronize: false })
export class DeadlineAlertEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => DeadlineEntity, { onDelete: 'CASCADE' }) @Column('uuid') deadlineId!: string;
  @Column('integer') leadDays!: number;
  @Column('timestamptz') dueAt!: Date;
  @Column('text') status!: AlertStatus;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
  @Column('integer', { default: 0 }) escalation!: number;
  @Column('timestamptz', { nullable: true }) escalatesAt!: Date | null;
  @Column('timestamptz', { nullable: true }) escalatedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt!: Date | null;
}

@Entity('alert_recipient')
@Unique('alert_recipient_once', ['alertId', 'accountId'])
@Index('alert_recipient_account', { synchronize: false })
@Index('alert_recipient_undigested', { synchronize: false })
export class AlertRecipientEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => DeadlineAlertEntity, { onDelete: 'CASCADE' }) @Column('uuid') alertId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) toldAt!: Date;
  @Column('timestamptz', { nullable: true }) digestFrom!: Date | null;
  @Column('date', { nullable: true }) digestedOn!: string | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt!: Date | null;
  @Column('date', { nullable: true }) snoozedUntil!: string | null;
  @Column('timestamptz', { nullable: true }) handedOnAt!: Date | null;
}
