import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EmployerEntity } from '../employers/employer.entity.js';
import { PostcodeEntity, QualificationEntity, RegionEntity } from '../reference/reference.entity.js';
import type { LanguageLevel } from './language-level.js';
import type { Place, PlaceStatus, WithdrawReason } from './place.js';

@Entity('place')
@Index('place_employer', { synchronize: false })
@Index('place_open', { synchronize: false })
@Index('place_open_crebo', { synchronize: false })
@Check('place_status', 'status')
@Check('place_seats', 'seats')
@Check('place_seats_taken', 'seats_taken')
@Check('place_hours', 'hours_per_week')
@Check('place_language_level', 'language_level')
@Check('place_wage', 'wage_cents_per_hour')
@Check('place_withdraw_reason', 'withdraw_reason')
@Check('place_dates', 'lapses_on')
@Check('place_filled', 'status')
@Check('place_withdrawn', 'status')
export class PlaceEntity implements Place {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer', { default: 1 }) version!: number;
  @ForeignKey(() => EmployerEntity) @Column('uuid') employerId!: string;
  @ForeignKey(() => QualificationEntity) @Column('text') creboCode!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @ForeignKey(() => PostcodeEntity) @Column('text') postcode4!: string;
  @Column('text') title!: string;
  @Column('text') description!: string;
  @Column('text') status!: PlaceStatus;
  @Column('integer') seats!: number;
  @Column('integer', { default: 0 }) seatsTaken!: number;
  @Column('double precision') hoursPerWeek!: number;
  @Column('date', { nullable: true }) startsFrom!: string | null;
  @Column('date') startsOn!: string;
  @Column('date') lapsesOn!: string;
  @Column('text', { nullable: true }) languageLevel!: LanguageLevel | null;
  @Column('integer', { nullable: true }) wageCentsPerHour!: number | null;
  @Column('text', { nullable: true }) schoolDay!: string | null;
  @Column('text', { nullable: true }) schoolTown!: string | null;
  @Column('text', { nullable: true }) usualStartTime!: string | null;
  @Column('text', { nullable: true }) drivingLicence!: string | null;
  @Column('text', { nullable: true }) howToGetThere!: string | null;
  @Column('text', { nullable: true }) withdrawReason!: WithdrawReason | null;
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('text', { nullable: true, unique: true }) importIdentity!: string | null;
}
