import {
  Injectable,
  NotFoundException,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { formToken } from '#accounts';
import { markedAs, staying, withFormToken } from '#govuk-pages';
import { ReadModels } from '#read-models';
import { Routes } from '../access/routes.js';
import { Audit } from '#audit';
import { londonDate } from '#dates';
import { withheldFromThePublic } from '#registers';
import { pathOf } from '../access/access-guard.js';
import { sightFor } from '../access/sight.js';
import { BrowserCookies, seenByWhoever } from '../accounts/identity.js';
import { EarlierViews, momentAsked } from './as-of.js';
import { Download, Drawn, MarkedFile, SeeOther } from './answer.js';
import { setCookie } from './cookies.js';
import { Markings } from './markings.js';
import { DONE, Sites } from './sites.js';
import { viewer } from './viewer.js';

/** What says something when there are no read models to read. */
const WITHOUT_VIEW =
  /^\/(health|calendar|settings|sign-in|account|help|accessibility|sample|api\/read-models|operations|audit|metrics|\.well-known)\b/;

/**
 * Lets each request read at one position: every figure of a page is of the same moment. What a handler answers
 * becomes a page, a redirect, a file, or JSON.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly readModels: ReadModels,
    private readonly earlier: EarlierViews,
    private readonly sites: Sites,
    private readonly markings: Markings,
    private readonly routes: Routes,
    private readonly audit: Audit,
    private readonly cookies: BrowserCookies,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(
      seenByWhoever(request, () =>
        this.readModels.narrowed(sightFor(viewer()), () => this.answer(request, reply, next)),
      ),
    );
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const handled = async () => {
      const handed: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      if (handed instanceof MarkedFile) {
        const marking = await this.markings.of(JSON.stringify(handed.about));
        this.noteExport(request, marking !== 'official');
        return handed.make(marking, this.sites.tellOfSample);
      }
      this.note(request, handed);
      return handed instanceof Drawn ? this.shown(handed, request, reply) : handed;
    };
    // A wish looks things up at several moments: before it is carried out, and after.
    const moment = momentAsked(request);
    const reads = (request.method === 'GET' || request.method === 'HEAD') && !WITHOUT_VIEW.test(request.url);
    if (moment && reads && this.routes.isForm(request.url))
      throw new NotFoundException('What was known at an earlier moment cannot be changed: open the page as it is now.');
    const answer =
      moment && reads
        ? await this.earlier.view(moment, handled)
        : reads
          ? await this.readModels.view(handled)
          : await handled();
    if (answer instanceof SeeOther) {
      const cookies = [...answer.cookies];
      if (answer.done) cookies.push(setCookie(DONE, answer.done, 60));
      void reply.status(303).header('location', answer.location);
      if (cookies.length > 0) void reply.header('set-cookie', cookies);
      return '';
    }
    if (answer instanceof Download) {
      const name = `${this.sites.tellOfSample ? 'SAMPLE-' : ''}${answer.fileName}`;
      void reply.type(answer.type).header('content-disposition', `attachment; filename="${name}"`);
      return answer.content;
    }
    return answer;
  }

  /** Who takes rows or files away, and who sees an item that not everybody may see, is kept. */
  private note(request: FastifyRequest, handed: unknown): void {
    if (request.method !== 'GET') return;
    const { id } = Object(request.params) as { id?: string };
    const kept = id !== undefined && this.readModels.viewed && this.isKept(id);
    if (handed instanceof Download) this.noteExport(request, kept);
    else if (kept) this.audit.record({ deed: 'saw', personId: viewer().personId, about: pathOf(request) });
  }

  private noteExport(request: FastifyRequest, sensitive: boolean): void {
    // the address of a calendar is its secret
    const about = pathOf(request).replace(/^\/calendar\/.*/, '/calendar');
    const deed = sensitive ? 'exported_sensitive' : 'exported';
    this.audit.record({ deed, personId: viewer().personId, about });
  }

  private isKept(id: string): boolean {
    const { db, position } = this.readModels;
    return withheldFromThePublic(db, londonDate(new Date().toISOString()), position).includes(id);
  }

  private async shown(drawn: Drawn, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const site = this.sites.of(request);
    const { browserSecret, browserSecretIsNew } = request;
    const html = drawn.draw(site);
    const marked = WITHOUT_VIEW.test(request.url) ? html : markedAs(html, await this.markings.of(html));
    const stays = staying(marked, site);
    const shown = browserSecret === undefined ? stays : withFormToken(stays, formToken(browserSecret));
    const cookies = [
      ...(site.done ? [setCookie(DONE, '', 0)] : []),
      // whoever gets a form gets what makes it theirs
      ...(browserSecret !== undefined && browserSecretIsNew && shown !== stays
        ? [this.cookies.keep('visitor', browserSecret)]
        : []),
      ...drawn.cookies,
    ];
    if (cookies.length > 0) void reply.header('set-cookie', cookies);
    void reply.status(drawn.status).type('text/html; charset=utf-8');
    return shown;
  }
}
