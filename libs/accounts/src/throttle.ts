import type { Database } from 'better-sqlite3';

const WINDOW_MS = 15 * 60_000;
/** Wrong answers for one account from one address, before nothing more is taken from there for it. */
const FOR_ONE_ACCOUNT = 5;
/** Wrong answers from one address, whatever the account. */
const FROM_ONE_ADDRESS = 50;

/**
 * Counts wrong answers, for a quarter of an hour. An account is closed only to the address that they came from: whoever
 * guesses at it elsewhere locks out nobody but themselves.
 */
export class Throttle {
  constructor(
    private readonly db: Database,
    private readonly now: () => number,
  ) {}

  /** Whether an answer for this account from this address is looked at at all. */
  mayTry(account: string, address: string): boolean {
    const place = placeOf(address);
    return (
      this.count(`account ${account} ${place}`) < FOR_ONE_ACCOUNT && this.count(`address ${place}`) < FROM_ONE_ADDRESS
    );
  }

  /** An answer was wrong. */
  failed(account: string, address: string): void {
    const place = placeOf(address);
    for (const what of [`account ${account} ${place}`, `address ${place}`])
      this.db
        .prepare(
          `INSERT INTO failures VALUES (:what, 1, :now)
           ON CONFLICT DO UPDATE SET count = iif(since <= :over, 1, count + 1), since = iif(since <= :over, :now, since)`,
        )
        .run({ what, now: this.now(), over: this.now() - WINDOW_MS });
  }

  /** An answer was right: what went wrong for this account from this address is forgotten. */
  succeeded(account: string, address: string): void {
    this.db.prepare('DELETE FROM failures WHERE what = ?').run(`account ${account} ${placeOf(address)}`);
  }

  /** Takes away what does not count any more. */
  tidy(): void {
    this.db.prepare('DELETE FROM failures WHERE since <= ?').run(this.now() - WINDOW_MS);
  }

  private count(what: string): number {
    const found = this.db
      .prepare<[string, number], { count: number }>('SELECT count FROM failures WHERE what = ? AND since > ?')
      .get(what, this.now() - WINDOW_MS);
    return found?.count ?? 0;
  }
}

/** One household or office has as many IPv6 addresses as it likes: the first half of each is the same. */
const placeOf = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
