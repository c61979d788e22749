/** A part of a list: at most `first` rows behind the cursor `after`. */
export interface Page {
  readonly first: number;
  readonly after?: string | null;
}

/** A part of a list with the count of the whole. */
export interface PageOf<T> {
  readonly totalCount: number;
  readonly nodes: T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The number of rows before a page. An unreadable cursor starts at the beginning. */
export function offsetOf({ after }: Page): number {
  if (!after) return 0;
  const position = Number(Buffer.from(after, 'base64url').toString().replace(/^row:/, ''));
  return Number.isSafeInteger(position) && position > 0 ? position : 0;
}

/** The page that these rows are, given how many rows there are in all. */
export function pageOf<T>(page: Page, nodes: T[], totalCount: number): PageOf<T> {
  const end = offsetOf(page) + nodes.length;
  const endCursor = nodes.length > 0 ? Buffer.from(`row:${end}`).toString('base64url') : null;
  return { totalCount, nodes, pageInfo: { hasNextPage: end < totalCount, endCursor } };
}

/** The page of a list that does not exist for the viewer. */
export const emptyPage: PageOf<never> = {
  totalCount: 0,
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};
