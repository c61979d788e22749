import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity.js';

@Entity('sign_in_request')
@Check('sign_in_request_locale', 'locale')
@Index('sign_in_request_browser', { synchronize: false })
@Index('sign_in_request_account', { synchronize: false })
@Index('sign_in_request_created', { synchronize: false })
export class SignInRequestEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' })
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Column('text') locale!: 'nl' | 'en';
  @Column('text', { nullable: true }) browserHash!: string | null;
  @Column('text', { nullable: true, unique: true }) tokenHash!: string | null;
  @Column('text', { nullable: true }) codeHash!: string | null;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
