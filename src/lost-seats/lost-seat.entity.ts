import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { PlaceEntity } from '../places/place.entity.js';
import { RegionEntity } from '../reference/reference.entity.js';
import type { LossCause, LossWay } from './lost-seat.js';

@Entity('lost_place')
@Index('lost_place_region', { synchronize: false })
@Check('lost_place_way', 'way')
@Check('lost_place_seats', 'seats')
@Check('lost_place_cause', 'cause')
@Check('lost_place_told', 'told_at')
export class LostPlaceEntity {
  @ForeignKey(() => PlaceEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') placeId!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('text') way!: LossWay;
  @Column('integer') seats!: number;
  @Column('date') lostOn!: string;
  @Column('integer', { nullable: true }) candidatesThatFit!: number | null;
  @Column('text', { nullable: true }) cause!: LossCause | null;
  @Column('text', { nullable: true }) note!: string | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  toldBy!: string | null;
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
}
