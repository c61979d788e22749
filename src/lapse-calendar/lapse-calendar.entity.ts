import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { DeadlineEntity } from '../deadlines/deadline.entity.js';
import { EmployerEntity } from '../employers/employer.entity.js';
import { PlaceEntity } from '../places/place.entity.js';
import type { PlaceAnswer } from './place-answer.js';

@Entity('reminder_lead')
@Check('reminder_lead_days', 'lead_days')
export class ReminderLeadEntity {
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') accountId!: string;
  @PrimaryColumn('integer') leadDays!: number;
  @Column('timestamptz', { default: () => 'app_now()' }) since!: Date;
}

@Entity('place_reminder')
@Check('place_reminder_status', 'status')
@Index('place_reminder_account', { synchronize: false })
export class PlaceReminderEntity {
  @ForeignKey(() => DeadlineEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') deadlineId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') accountId!: string;
  @PrimaryColumn('integer') leadDays!: number;
  @Column('text') status!: 'SENT' | 'SUPERSEDED';
  @Column('timestamptz', { default: () => 'app_now()' }) settledAt!: Date;
  @Column('text') toldIn!: string;
}

@Entity('place_link')
@Check('place_link_answer', 'answer')
@Check('place_link_used', 'used_at')
@Index('place_link_place', { synchronize: false })
@Index('place_link_account', { synchronize: false })
export class PlaceLinkEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => PlaceEntity, { onDelete: 'CASCADE' }) @Column('uuid') placeId!: string;
  @ForeignKey(() => EmployerEntity, { onDelete: 'CASCADE' }) @Column('uuid') employerId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) madeAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  @Column('text', { nullable: true }) answer!: PlaceAnswer | null;
}

@Entity('lapse_feed')
@Check('lapse_feed_made', 'token_hash')
export class LapseFeedEntity {
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') accountId!: string;
  @Column('text', { nullable: true, unique: true }) tokenHash!: string | null;
  @Column('timestamptz', { nullable: true }) madeAt!: Date | null;
  @Column('integer', { default: 0 }) changes!: number;
}
