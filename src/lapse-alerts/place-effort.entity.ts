import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { PlaceEntity } from '../places/place.entity.js';
import type { EffortKind } from './tried.js';

@Entity('place_effort')
@Check('place_effort_kind', 'kind')
@Check('place_effort_proposed', 'kind')
@Index('place_effort_place', { synchronize: false })
export class PlaceEffortEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => PlaceEntity, { onDelete: 'CASCADE' }) @Column('uuid') placeId!: string;
  @Column('text') kind!: EffortKind;
  @Column('date', { nullable: true }) proposedDate!: string | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) madeAt!: Date;
}
