// Chance with a seed: the same number gives the same specimens everywhere.

export interface Chance {
  /** From 0, below 1. */
  part(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
}

/** Mulberry32. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const part = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + part() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[whole(0, items.length - 1)];
    if (item === undefined) throw new RangeError("Nothing to choose from.");
    return item;
  };
  return { part, between, whole, oneOf };
}
