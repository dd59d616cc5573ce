// How this person turned this medium, kept in this browser until signing out. The file itself is never turned.

/** Quarter turns to the right. A browser that keeps nothing (private windows) is no fault. */
export function keptTurn(key: string): number {
  try {
    const turn = Number(localStorage.getItem(key) ?? 0);
    return [0, 1, 2, 3].includes(turn) ? turn : 0;
  } catch {
    return 0;
  }
}

export function keepTurn(key: string, turn: number): void {
  try {
    if (turn === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, String(turn));
  } catch {
    // Then it is turned for now only.
  }
}
