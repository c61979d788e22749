/** A queue of numbered things, the lowest first; ties go to the lower number, so that runs never differ. */
export class LowestFirst {
  private readonly heights: number[] = [];
  private readonly items: number[] = [];

  get size(): number {
    return this.items.length;
  }

  /** The lowest item; undefined when there is none. */
  get item(): number | undefined {
    return this.items[0];
  }

  /** Its height; undefined when there is none. */
  get height(): number | undefined {
    return this.heights[0];
  }

  clear(): void {
    this.heights.length = 0;
    this.items.length = 0;
  }

  add(item: number, height: number): void {
    const { heights, items } = this;
    let at = items.length;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = heights[up]!;
      if (height > above || (height === above && item >= items[up]!)) break;
      heights[at] = above;
      items[at] = items[up]!;
      at = up;
    }
    heights[at] = height;
    items[at] = item;
  }

  /** Takes the lowest out. */
  drop(): void {
    const { heights, items } = this;
    const height = heights.pop();
    const item = items.pop();
    const { length } = items;
    if (height === undefined || item === undefined || length === 0) return;
    let at = 0;
    for (let down = 1; down < length; down = 2 * at + 1) {
      const right = down + 1;
      if (
        right < length &&
        (heights[right]! < heights[down]! ||
          (heights[right] === heights[down] && items[right]! < items[down]!))
      )
        down = right;
      if (heights[down]! > height || (heights[down] === height && items[down]! > item)) break;
      heights[at] = heights[down]!;
      items[at] = items[down]!;
      at = down;
    }
    heights[at] = height;
    items[at] = item;
  }
}
