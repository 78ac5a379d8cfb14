import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { dateInWords, type Notice, type Site } from '#govuk-pages';
import { narrowedTo, ReadModels } from '#read-models';
import { percentDone } from '#vocabulary';
import { Routes } from '../access/routes.js';
import { SampleData } from '../sample/sample-data.js';
import { hasMoments, momentAsked, type EarlierMoment } from './as-of.js';
import { cookie } from './cookies.js';
import { Works, type Work } from '../works/works.js';

/** The cookie that carries what was done to the next page. */
export const DONE = 'done';

const SAMPLE_NOTICE: Notice = {
  text: 'This is sample data: an invented council. Nothing in it has happened.',
  link: { text: 'About the sample', href: '/sample' },
};

/** Where the tracker was reached by whoever asks: `http://localhost:3000`. */
export const siteOf = ({ protocol, headers }: FastifyRequest): string => `${protocol}://${headers.host}`;

/** Pages of figures: what is left out of them changes what they say. */
const FIGURES = /^\/(influence\b|$)/;

const LEFT_OUT: Notice = {
  text: 'Items that you may not see are left out: neither the figures nor the rows behind them count them.',
};

/** Pages for people outside: nothing of the tracker surrounds them. */
const OUTSIDE = /^\/substantiate\//;

/** What surrounds the page of a request: who is working, and how the service is. */
@Injectable()
export class Sites {
  constructor(
    private readonly readModels: ReadModels,
    private readonly sample: SampleData,
    private readonly works: Works,
    private readonly routes: Routes,
  ) {}

  /** Whether the tracker holds sample data: then what is taken away says so. */
  get tellOfSample(): boolean {
    return this.sample.held;
  }

  of(request: FastifyRequest): Site {
    const moment = earlierMoment(request);
    const path = request.url.split('?')[0] ?? '/';
    if (OUTSIDE.test(path)) return { path, outside: true };
    const { identified } = request;
    if (!identified)
      return {
        path,
        may: (href, method) => this.routes.may({ roles: [] }, href, method),
        done: doneIn(request),
        notices: this.sample.held ? [{ text: SAMPLE_NOTICE.text }] : [],
      };
    const { viewer } = identified;
    return {
      path,
      signedInAs: viewer.name,
      may: (href, method) => (!moment || this.isRead(href, method)) && this.routes.may(viewer, href, method),
      done: doneIn(request),
      notices: [
        ...(this.sample.held ? [SAMPLE_NOTICE] : []),
        ...(FIGURES.test(path) && this.leavesOut() ? [LEFT_OUT] : []),
        ...this.notices().map((text) => ({ text })),
        ...this.works
          .of(viewer.actor)
          .filter(({ href }) => href !== path)
          .map(noticeOf),
      ],
      ...(moment && { earlier: { sentence: sentenceOf(moment, path), address: moment.address } }),
    };
  }

  /** Whether something is left out of what is read for this request. */
  private leavesOut(): boolean {
    return this.readModels.viewed && narrowedTo(this.readModels.db) !== undefined;
  }

  /** At an earlier moment nothing is changed; what is no part of it is as ever. */
  private isRead(href: string, method?: 'POST'): boolean {
    return method !== 'POST' && (!hasMoments(href) || !this.routes.isForm(href));
  }

  private notices(): string[] {
    const { state, progress, rebuilding, faults, storeAvailable } = this.readModels.statusNow;
    return [
      ...(storeAvailable
        ? []
        : ['The log cannot be reached: pages can be read, but nothing can be recorded just now.']),
      ...(state === 'catchingUp' ? [`These pages are catching up with the log: ${percent(progress)} is done.`] : []),
      ...(rebuilding === undefined ? [] : [`The pages are being built afresh: ${percent(rebuilding)} is done.`]),
      ...faults.map(
        ({ projection }) => `What depends on “${projection}” is not up to date: it could not take a record.`,
      ),
    ];
  }
}

/** How work stands that somebody has left. */
function noticeOf({ href, what, standing }: Work): Notice {
  const { state, part } = standing();
  if (state === 'underWay')
    return { text: `${what} is being made: ${percent(part)} is done.`, link: { text: 'Look at it', href } };
  if (state === 'failed') return { text: `${what} could not be made.`, link: { text: 'Try again', href } };
  return { text: `${what} is ready.`, link: { text: 'Open it', href } };
}
const doneIn = (request: FastifyRequest) => (request.method === 'GET' ? cookie(request, DONE) : undefined);

const percent = (part: number) => `${percentDone(part)} per cent`;

/** Where the second clock is that of every figure: what happened later is not counted. */
const COUNTED = /^(\/api)?\/influence\b/;
const OF_CLAIMS = /^\/claims\b/;
const OF_REPORTS = /^\/reports\b/;

/** What a page of an earlier moment is of, and what its second clock means there. */
function sentenceOf({ asOf, asAt, words }: EarlierMoment, path: string): string {
  const knew = `This is what the tracker knew at ${words}.`;
  if (asAt === undefined) return knew;
  const day = `the end of ${dateInWords(asAt)}`;
  const known = asOf === undefined ? 'as it is known now' : `as the tracker knew it at ${words}`;
  if (COUNTED.test(path)) return `This counts what had happened by ${day}, ${known}.`;
  if (OF_REPORTS.test(path))
    return `A report is of the day that it was pinned with, whatever the day asked for: this is ${asOf === undefined ? 'what is known now' : `what the tracker knew at ${words}`}, with the clock at ${day}.`;
  const shown = `This shows what had happened by ${day}, ${known}.`;
  return OF_CLAIMS.test(path)
    ? `${shown} What is said of a claim goes by when it was recorded alone.`
    : `${shown} What bears no date of its own, like a triage or a draft, is shown whenever it was recorded.`;
}

/** What the address asks for, if it can be read at all: the page of an error must not fail on it again. */
function earlierMoment(request: FastifyRequest) {
  try {
    return momentAsked(request);
  } catch {
    return undefined;
  }
}
