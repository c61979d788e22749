import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('dossier_neighbour')
@Check('dossier_neighbour_once', 'dossier_code')
@Index('dossier_neighbour_other', { synchronize: false })
export class DossierNeighbourEntity {
  @PrimaryColumn('text') dossierCode!: string;
  @PrimaryColumn('text') neighbourCode!: string;
  @Column('text') reasonNl!: string;
  @Column('text') reasonEn!: string;
}
