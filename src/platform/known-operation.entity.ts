import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('known_operation')
@Check('known_operation_sha256', 'sha256')
export class KnownOperationEntity {
  @PrimaryColumn('text') sha256!: string;
  @Column('text') document!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) broughtAt!: Date;
}
