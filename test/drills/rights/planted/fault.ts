/** Another reach of a role in a permission; null: the one that is written. */
export interface MatrixChange {
  readonly permission: string;
  readonly role: string;
  readonly reach: string | null;
}

/** A fault that is put into a copy of the product, alone, to see the drill find it. */
export interface Fault {
  readonly name: string;
  /** A built file below `dist/src` without its end, and what is changed in it; the words must be there. */
  readonly file?: string;
  readonly change?: readonly [words: string, instead: string];
  /** Added at the end of that file. */
  readonly append?: string;
  /** A role's reach in the matrix of permissions, changed while the product runs. */
  readonly matrix?: MatrixChange;
  /** Done by the owner in the copied database. */
  readonly sql?: string;
  /**
   * Where to look: queries and mutations (`Query.desk`, `Mutation.openCase`), and in their answers types and fields. The
   * whole drill would find it too, and take minutes.
   */
  readonly look: string;
}
