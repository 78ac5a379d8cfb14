import { randomUUID } from 'node:crypto';
import {
  Catch,
  HttpException,
  Injectable,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotAllowed, whoInWords } from '#access';
import { EventTooLarge, StoreUnavailable, WrongExpectedRevision } from '#event-store';
import { drawPage, staying, withFormToken, type Block } from '#govuk-pages';
import { ReadModelsBuilding } from '#read-models';
import { AnswerConflict } from '#responses';
import { InvalidInput, percentDone, RuleBroken } from '#vocabulary';
import { Identity } from '../accounts/identity.js';
import { FormFromBefore, NotInThisWay, NotSignedIn } from '../accounts/sign-in.guard.js';
import { askedAgain } from '../accounts/kept-answers.controller.js';
import { formToken } from '#accounts';
import { StillMaking } from './as-of.js';
import { Sites } from './sites.js';

/** What went wrong, for a page and for a program. */
interface Trouble {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly blocks?: readonly Block[];
  /** in so many seconds it may be another answer */
  readonly retryAfter?: number;
  /** fields and what is wrong with each */
  readonly errors?: readonly { readonly field?: string; readonly detail: string }[];
  /** what else a program is told */
  readonly more?: object;
}

/** An item that the tracker does not hold. */
export const notFound = (what: string): NotFoundException =>
  new NotFoundException(`There is no such ${what} in the tracker.`);

/** Turns whatever went wrong into a page, or for `/api` into a problem document (RFC 9457) that names fields. */
@Catch()
@Injectable()
export class ErrorsFilter implements ExceptionFilter {
  constructor(
    private readonly sites: Sites,
    private readonly identity: Identity,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // no guard has looked at an address that there is not
    if (request.browserSecret === undefined) request.identified = await this.identity.ifKnown(request);
    if (error instanceof NotSignedIn && !isProgram(request)) {
      void reply.status(303).header('location', wayToSignIn(request, error)).send('');
      return;
    }
    if (error instanceof FormFromBefore) {
      const shown = askedAgain(request.url, error.fields, 403).draw(this.sites.of(request));
      void reply
        .status(403)
        .type('text/html; charset=utf-8')
        .send(withFormToken(shown, formToken(request.browserSecret!)));
      return;
    }
    const trouble = this.troubleOf(error, request);
    void reply.status(trouble.status);
    if (trouble.retryAfter !== undefined) void reply.header('retry-after', trouble.retryAfter);
    if (error instanceof NotSignedIn) void reply.header('www-authenticate', 'Bearer');
    if (request.url.startsWith('/api/')) {
      const { status, title, detail, errors, more } = trouble;
      void reply.type('application/problem+json').send(
        JSON.stringify({
          type: 'about:blank',
          title,
          status,
          detail,
          errors: request.method === 'POST' ? errors?.map(withPointer) : errors,
          ...more,
        }),
      );
      return;
    }
    const site = this.sites.of(request);
    const ways = site.outside ? [] : (trouble.blocks ?? []);
    const blocks = [{ kind: 'prose', text: trouble.detail } as const, ...ways];
    const shown = drawPage({ kind: 'page', title: trouble.title, blocks }, site);
    void reply.type('text/html; charset=utf-8').send(staying(shown, site));
  }

  private troubleOf(error: unknown, request: FastifyRequest): Trouble {
    if (error instanceof NotAllowed)
      return {
        status: 403,
        title: 'Your role does not allow this',
        detail: `This is for ${whoInWords(error.who)}. Nothing was recorded. If you need it, ask the secretariat.`,
        blocks: [{ kind: 'links', links: [{ text: 'Who may do what', href: '/help/who-may-do-what' }] }],
      };
    if (error instanceof AnswerConflict)
      return {
        status: 409,
        title: 'Somebody else has changed the same part',
        detail: error.message,
        errors: error.parts.map((field) => ({ field, detail: error.message })),
        more: { mine: error.mine, theirs: error.theirs, pieces: error.pieces },
      };
    if (error instanceof NotSignedIn)
      return {
        status: 401,
        title: 'Sign in first',
        detail:
          'Send a token of your account with the request: Authorization: Bearer …. You make one on the page of your account.',
      };
    if (error instanceof NotInThisWay)
      return { status: 403, title: 'This is not taken in this way', detail: error.message };
    if (error instanceof RuleBroken)
      return {
        status: 422,
        title: 'This cannot be recorded',
        detail: error.message,
        errors: [{ field: error.field, detail: error.message }],
      };
    if (error instanceof InvalidInput)
      return {
        status: 400,
        title: 'The request has mistakes in it',
        detail: error.message,
        errors: error.faults.map(({ field, message }) => ({ field, detail: `${field} ${message}`.trim() })),
      };
    if (error instanceof WrongExpectedRevision)
      return {
        status: 412,
        title: 'Somebody else was quicker',
        detail: `It has changed since you read it: it is at revision ${error.actual} now. Read it again and decide anew.`,
      };
    if (error instanceof EventTooLarge)
      return {
        status: 413,
        title: 'This is too long',
        detail: 'The text is longer than one record can hold. Shorten it and send it again.',
      };
    if (error instanceof StoreUnavailable)
      return {
        status: 503,
        title: 'This could not be recorded just now',
        detail:
          'The log where everything is recorded cannot be reached. Nothing of what you sent was recorded. Go back, wait a minute, and send it again: pages can still be read.',
      };
    if (error instanceof ReadModelsBuilding) {
      const { progress } = error.status;
      const label = 'Its pages are being built from the log';
      // what was sent is sent again by whoever sent it, never by the page itself
      const opened = request.method === 'GET' && !request.url.startsWith('/api/');
      return {
        status: 503,
        title: 'The tracker is getting ready',
        detail: opened
          ? 'This page comes by itself when it is ready.'
          : `${label}: ${percentDone(progress)} per cent is done. Nothing was recorded: send this again in a moment.`,
        ...(opened && { blocks: [{ kind: 'progress', label, part: progress }] }),
        retryAfter: 1,
      };
    }
    if (error instanceof StillMaking)
      return {
        status: 503,
        title: error.work,
        detail:
          'The tracker plays its log up to the moment that you asked for. You may leave this page and come back: it goes on meanwhile.',
        blocks: [{ kind: 'progress', label: error.work, part: error.progress }],
        retryAfter: 1,
      };
    if (error instanceof HttpException && error.getStatus() < 500) return this.mistakeOf(error);
    if (statusOf(error) === 413)
      return {
        status: 413,
        title: 'This is too large',
        detail: 'A file may have 25 megabytes at most, and what is typed into a form 2. Go back and send less.',
      };
    if (statusOf(error) !== undefined)
      return { status: statusOf(error) ?? 400, title: 'The request could not be read', detail: messageOf(error) };
    const reference = randomUUID();
    request.log.error({ reference, err: error }, 'Unexpected error');
    return {
      status: 500,
      title: 'Sorry, there is a problem with the service',
      detail: `Try again later. If it goes on, tell whoever runs the tracker this reference: ${reference}`,
    };
  }

  private mistakeOf(error: HttpException): Trouble {
    if (error.getStatus() === 409) return { status: 409, title: 'This cannot be done here', detail: error.message };
    if (error.getStatus() !== 404)
      return { status: error.getStatus(), title: 'The request could not be read', detail: error.message };
    return {
      status: 404,
      title: 'Page not found',
      detail: error.message.startsWith('Cannot ')
        ? 'If you typed the address, check that it is right. If you pasted it, check that you copied all of it.'
        : error.message,
      blocks: [{ kind: 'links', links: [{ text: 'Search the tracker', href: '/search' }] }],
    };
  }
}

/** Whoever sends what programs send is told so, and not led to a page. */
const isProgram = ({ url, headers }: FastifyRequest): boolean =>
  url.startsWith('/api/') || headers.authorization !== undefined;

/** Where in the body that was sent a field stands, as a JSON pointer. */
const withPointer = (error: { readonly field?: string; readonly detail: string }) =>
  error.field === undefined
    ? error
    : {
        ...error,
        pointer: `#/${error.field
          .split(/[.[\]]+/)
          .filter(Boolean)
          .join('/')}`,
      };

/** To the page for signing in, and back to where somebody was. What was sent is not asked for again: it is kept, or lost. */
function wayToSignIn({ method, url }: FastifyRequest, { kept }: NotSignedIn): string {
  const query = new URLSearchParams({
    ...(method === 'GET' && url !== '/' && { to: url }),
    ...(kept && { kept: 'yes' }),
  });
  return query.size > 0 ? `/sign-in?${query}` : '/sign-in';
}

/** Fastify's own complaints (a body that is no JSON, one that is too large) carry their status. */
const statusOf = (error: unknown): number | undefined => {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : Number.NaN;
  return status >= 400 && status < 500 ? status : undefined;
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
