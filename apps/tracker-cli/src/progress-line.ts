const EVERY_MS = 100;
const TO_THE_START_AND_EMPTY = '\r\u001B[K';

const counted = new Intl.NumberFormat('en-GB');

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that says how far the work is and moves as it goes on; nothing at all when nobody watches at a terminal. */
export class ProgressLine {
  private shownAt = 0;
  private shown = false;

  constructor(private readonly terminal: Terminal) {}

  /** @param share from 0 to 1 @param what is counted, like `events` */
  show(doing: string, share: number, done?: { readonly count: number; readonly what: string }): void {
    if (!this.terminal.isTTY || (Date.now() - this.shownAt < EVERY_MS && share < 1)) return;
    this.shownAt = Date.now();
    this.shown = true;
    const behind = done ? `, ${counted.format(done.count)} ${done.what}` : '';
    const line = `${doing}: ${Math.floor(share * 100)} %${behind}`;
    this.terminal.write(`${TO_THE_START_AND_EMPTY}${line.slice(0, (this.terminal.columns || 80) - 1)}`);
  }

  /** Takes the line away: what is written next begins where it began. */
  clear(): void {
    if (this.shown) this.terminal.write(TO_THE_START_AND_EMPTY);
    this.shown = false;
  }
}
