import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity.js';

@Entity('email_change')
@Index('email_change_account', { synchronize: false })
export class EmailChangeEntity {
  @PrimaryColumn('text') tokenHash!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('text') email!: string;
  /** What it took the place of, once it is used. */
  @Column('text', { nullable: true }) previousEmail!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
