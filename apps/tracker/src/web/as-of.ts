import { BadRequestException, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { lastValueFrom, takeUntil, timer } from 'rxjs';
import { dateInWords, instantInWords } from '#govuk-pages';
import { ReadModels } from '#read-models';
import { endOfDay, isInstant, isLocalDate, percentDone } from '#vocabulary';
import { asOfInstant } from './clock.js';

const READY_WITHIN_MS = 2000;

/** An earlier moment that a page is asked for with `?asOf=`. */
export interface EarlierMoment {
  readonly instant: string;
  /** “the end of 3 March 2025” */
  readonly words: string;
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

/**
 * The moment that the address of a page asks for: a date (the end of that day in London) or an instant.
 * @throws BadRequestException when it is neither
 */
export function momentAsked({ query }: Pick<FastifyRequest, 'query'>): EarlierMoment | undefined {
  const asked = (query as Readonly<Record<string, unknown>> | undefined)?.asOf;
  if (asked === undefined || asked === '') return undefined;
  if (isLocalDate(asked)) return { instant: endOfDay(asked), words: `the end of ${dateInWords(asked)}` };
  if (isInstant(asked)) return { instant: new Date(asked).toISOString(), words: instantInWords(asked) };
  throw new BadRequestException('“asOf” must be a date, like 2025-04-08, or an instant, like 2025-04-08T17:00:00Z.');
}

/** Shows pages as they would have been at an earlier moment: what was known then, and the clock of then. */
@Injectable()
export class EarlierViews {
  constructor(private readonly readModels: ReadModels) {}

  /** @throws StillMaking when the tables of that moment are not there within two seconds */
  async view<T>({ instant }: EarlierMoment, work: () => Promise<T>): Promise<T> {
    return this.viewAt(await this.readModels.positionAt(instant), instant, work);
  }

  /**
   * The same at a position of its own, with the clock at an instant.
   * @throws StillMaking when the tables of that position are not there within two seconds
   */
  async viewAt<T>(position: number, instant: string, work: () => Promise<T>): Promise<T> {
    const { progress, ready } = await this.readModels.asOf(position);
    if (!ready) {
      const reached = await lastValueFrom(progress.pipe(takeUntil(timer(READY_WITHIN_MS))), { defaultValue: 0 });
      if (!(await this.readModels.asOf(position)).ready) throw new StillMaking(reached);
    }
    return asOfInstant(instant, () => this.readModels.view(work, { asOf: position }));
  }
}
