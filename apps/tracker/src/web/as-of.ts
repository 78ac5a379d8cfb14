import { BadRequestException, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { lastValueFrom, takeUntil, timer } from 'rxjs';
import { dateInWords, instantInWords, type Earlier } from '#govuk-pages';
import { londonDate } from '#dates';
import { ReadModels } from '#read-models';
import { compareInstants, endOfDay, InvalidInput, isInstant, isLocalDate, percentDone } from '#vocabulary';
import { atMoment } from './clock.js';

const READY_WITHIN_MS = 2000;

/** An earlier moment that a page is asked for with `?asOf=` (what was known), `?asAt=` (what had happened), or both. */
export interface EarlierMoment {
  /** an instant: only what was recorded by then is seen; absent: everything */
  readonly asOf?: string;
  /** a date: only what had happened by then counts; absent: that of `asOf` */
  readonly asAt?: string;
  /** the tables hold only what had happened by then; absent: whoever counts tells them apart */
  readonly happenedBy?: string;
  /** “the end of 3 March 2025” */
  readonly words: string;
  /** as the address asks for it */
  readonly address: Earlier['address'];
}

/** What was asked for is not ready: it, or the tables of its moment, are being made. */
export class StillMaking extends Error {
  constructor(
    /** 0 to 1 */
    readonly progress: number,
    /** in words, without a full stop */
    readonly work = 'This earlier moment is being looked up',
  ) {
    super(`${work}: ${percentDone(progress)} per cent is done`);
    this.name = 'StillMaking';
  }
}

/** Pages that are the same at every moment, and what is done now, whatever page it is done from. */
const OF_NO_MOMENT =
  /^\/(account|audit|operations|settings|sample|sign-in|help|accessibility|health|api\/read-models|reports\/new)\b/;

/** What counts by both clocks itself, and reports, which are of the day that they were pinned with. */
const OF_BOTH_CLOCKS = /^\/(api\/)?(influence|reports)\b/;

/** Takes the date as one field among others, and says of all at once what is wrong with them. */
const NAMES_ALL_MISTAKES = /^\/api\/influence\/indicators\b/;

/** Whether an address has earlier moments at all. */
export const hasMoments = (url: string): boolean => !OF_NO_MOMENT.test(url);

/**
 * The moment that the address of a page asks for: `asOf` a date (the end of that day in London) or an instant, `asAt` a
 * date.
 * @throws BadRequestException when one of them is neither
 */
export function momentAsked({ query, url }: Pick<FastifyRequest, 'query' | 'url'>): EarlierMoment | undefined {
  if (!hasMoments(url)) return undefined;
  const { asOf, asAt } = (query ?? {}) as Readonly<Record<string, unknown>>;
  const known = asOf === undefined || asOf === '' ? undefined : knownAsked(asOf);
  const happened = asAt === undefined || asAt === '' ? undefined : happenedAsked(asAt, url);
  if (!known && !happened) return undefined;
  return {
    ...(known && { asOf: known.instant }),
    ...(happened && { asAt: happened }),
    ...(happened && !OF_BOTH_CLOCKS.test(url) && { happenedBy: happened }),
    words: known?.words ?? `the end of ${dateInWords(happened!)}`,
    address: { ...(known && { asOf: String(asOf) }), ...(happened && { asAt: happened }) },
  };
}

function knownAsked(asOf: unknown): { instant: string; words: string } {
  if (isLocalDate(asOf)) return { instant: endOfDay(asOf), words: `the end of ${dateInWords(asOf)}` };
  if (isInstant(asOf)) return { instant: new Date(asOf).toISOString(), words: instantInWords(asOf) };
  throw new BadRequestException('“asOf” must be a date, like 2025-04-08, or an instant, like 2025-04-08T17:00:00Z.');
}

function happenedAsked(asAt: unknown, url: string): string | undefined {
  if (isLocalDate(asAt)) return asAt;
  if (NAMES_ALL_MISTAKES.test(url)) return undefined;
  throw new InvalidInput([{ field: 'asAt', message: 'must be a date, like 2025-04-08' }]);
}

/** Shows pages as they would have been at an earlier moment: what was known then, and the clock of then. */
@Injectable()
export class EarlierViews {
  constructor(private readonly readModels: ReadModels) {}

  /** @throws StillMaking when the tables of that moment are not there within two seconds */
  async view<T>({ asOf, asAt, happenedBy }: EarlierMoment, work: () => Promise<T>): Promise<T> {
    const knownAt = asOf ?? new Date().toISOString();
    const day = asAt === undefined ? knownAt : endOfDay(asAt);
    const clocks = { knownAt, now: compareInstants(day, knownAt) < 0 ? day : knownAt };
    // by today everything has happened
    const cut = happenedBy !== undefined && happenedBy < londonDate(knownAt) ? { asAt: happenedBy } : {};
    if (asOf === undefined && cut.asAt === undefined) return atMoment(clocks, () => this.readModels.view(work));
    const position = await this.readModels.positionAt(knownAt);
    await this.mustBeReady(position, cut.asAt);
    return atMoment(clocks, () => this.readModels.view(work, { asOf: position, ...cut }));
  }

  private async mustBeReady(position: number, asAt?: string): Promise<void> {
    const { progress, ready } = await this.readModels.asOf(position, asAt);
    if (ready) return;
    const reached = await lastValueFrom(progress.pipe(takeUntil(timer(READY_WITHIN_MS))), { defaultValue: 0 });
    if (!(await this.readModels.asOf(position, asAt)).ready) throw new StillMaking(reached);
  }
}
