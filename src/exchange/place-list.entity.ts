import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { RegionEntity } from '../reference/reference.entity.js';
import type { Sentence } from '../platform/locale.js';
import type { PlaceListReport, PlaceListStatus } from './place-list.js';

@Entity('place_list')
@Index('place_list_region', { synchronize: false })
@Check('place_list_status', 'status')
@Check('place_list_file', 'file')
export class PlaceListEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') receivedBy!: string;
  @Column('text') fileName!: string;
  @Column('bytea', { nullable: true }) file!: Buffer | null;
  @Column('text') status!: PlaceListStatus;
  @Column('timestamptz', { default: () => 'app_now()' }) receivedAt!: Date;
  @Column('timestamptz', { nullable: true }) settledAt!: Date | null;
  @Column('integer', { default: 0 }) rowsDone!: number;
  @Column('jsonb', { nullable: true }) report!: PlaceListReport | null;
  @Column('jsonb', { nullable: true }) failure!: Sentence | null;
}
