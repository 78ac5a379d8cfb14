/** How often somebody may come: so many times in a window, counted from the first. */
export class Pace {
  private readonly windows = new Map<string, { since: number; times: number }>();

  constructor(
    private readonly times: number,
    private readonly windowMs: number,
  ) {}

  /** Whether somebody may come now. `now` is in milliseconds. */
  allows(who: string, now: number): boolean {
    for (const [key, { since }] of this.windows) {
      if (now - since < this.windowMs) break;
      this.windows.delete(key);
    }
    const window = this.windows.get(who);
    if (window) return ++window.times <= this.times;
    this.windows.set(who, { since: now, times: 1 });
    return true;
  }
}
