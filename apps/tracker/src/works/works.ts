import { Injectable } from '@nestjs/common';

/** Something that takes a while, as whoever asked for it is told of it. */
export interface Work {
  /** where it can be looked at: its name, too */
  readonly href: string;
  /** “The report “Influence in green IT”” */
  readonly what: string;
  /** who asked for it, as events name them */
  readonly actor: string;
  /** how it stands: `part` from 0 to 1 */
  readonly standing: () => { readonly state: 'underWay' | 'done' | 'failed'; readonly part: number };
}

/** What a person is told of at most. */
const AT_MOST = 5;

/**
 * Long work that somebody asked for and may have left: every page says how far it is, and when it is done, until they
 * have been back.
 */
@Injectable()
export class Works {
  private readonly all = new Map<string, Work>();

  /** Whoever asked has left it to itself. What is left twice is told of once. */
  leave(work: Work): void {
    this.all.set(nameOf(work), work);
    const own = this.of(work.actor);
    for (const old of own.slice(0, -AT_MOST)) this.all.delete(nameOf(old));
  }

  /** They have been back and seen what came of it. */
  seen(href: string, actor: string): void {
    this.all.delete(nameOf({ href, actor }));
  }

  /** What somebody has left and not been back to. */
  of(actor: string): readonly Work[] {
    return [...this.all.values()].filter((work) => work.actor === actor);
  }
}

const nameOf = ({ href, actor }: Pick<Work, 'href' | 'actor'>) => `${actor} ${href}`;
