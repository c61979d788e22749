/** A queue of numbered things, the nearest first; ties go to the lower number, so that runs never differ. */
export class NearestFirst {
  private readonly distances: number[] = [];
  private readonly items: number[] = [];

  clear(): void {
    this.distances.length = 0;
    this.items.length = 0;
  }

  add(item: number, distance: number): void {
    let at = this.items.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isNearer(distance, item, this.distances[parent]!, this.items[parent]!)) break;
      this.put(at, this.items[parent]!, this.distances[parent]!);
      at = parent;
    }
    this.put(at, item, distance);
  }

  /** The nearest item, taken out; null when there is none. */
  take(): { item: number; distance: number } | null {
    const item = this.items[0];
    const distance = this.distances[0];
    if (item === undefined || distance === undefined) return null;
    const lastItem = this.items.pop()!;
    const lastDistance = this.distances.pop()!;
    if (this.items.length > 0) this.sink(lastItem, lastDistance);
    return { item, distance };
  }

  private sink(item: number, distance: number): void {
    const { length } = this.items;
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      const isRight =
        child + 1 < length &&
        isNearer(
          this.distances[child + 1]!,
          this.items[child + 1]!,
          this.distances[child]!,
          this.items[child]!,
        );
      const nearest = isRight ? child + 1 : child;
      if (!isNearer(this.distances[nearest]!, this.items[nearest]!, distance, item)) break;
      this.put(at, this.items[nearest]!, this.distances[nearest]!);
      at = nearest;
    }
    this.put(at, item, distance);
  }

  private put(at: number, item: number, distance: number): void {
    this.items[at] = item;
    this.distances[at] = distance;
  }
}

function isNearer(distance: number, item: number, otherDistance: number, otherItem: number): boolean {
  return distance < otherDistance || (distance === otherDistance && item < otherItem);
}
