import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PostcodeEntity, QualificationEntity } from '../reference/reference.entity.js';
import type { ClassStartStatus } from './class-start.js';

@Entity('college')
export class CollegeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { unique: true }) name!: string;
}

@Entity('class_start')
@Unique('class_start_once', ['collegeId', 'creboCode', 'town', 'firstLessonOn', 'schoolDays'])
@Index('class_start_crebo', { synchronize: false })
@Check('class_start_status', 'status')
@Check('class_start_enrol_by', 'enrol_by')
export class ClassStartEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer', { default: 1 }) version!: number;
  @ForeignKey(() => CollegeEntity) @Column('uuid') collegeId!: string;
  @ForeignKey(() => QualificationEntity) @Column('text') creboCode!: string;
  @Column('text') town!: string;
  @ForeignKey(() => PostcodeEntity) @Column('text') postcode4!: string;
  @Column('text') schoolDays!: string;
  @Column('date') firstLessonOn!: string;
  @Column('date', { nullable: true }) enrolBy!: string | null;
  @Column('text') status!: ClassStartStatus;
  @Column('date') checkedOn!: string;
}
