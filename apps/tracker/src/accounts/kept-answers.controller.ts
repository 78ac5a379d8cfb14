import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts } from '#accounts';
import { drawAgain, type Raw } from '#govuk-pages';
import { Drawn, SeeOther } from '../web/answer.js';
import { viewer } from '../web/viewer.js';

/** Nobody who was writing when their session ended writes it again: the answers are shown, to be sent once more. */
@Controller('kept-answers')
export class KeptAnswersController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  show(@Req() request: FastifyRequest): Drawn | SeeOther {
    const { personId } = viewer();
    const [kept] = this.accounts.kept.of(personId);
    if (!kept || !request.identified?.session) return new SeeOther('/');
    this.accounts.kept.drop(personId, kept.keptId);
    return askedAgain(kept.action, kept.fields, 200);
  }
}

const TEXTS = {
  200: 'You were signed out while you were writing. What you wrote is kept in this page: go on to see it in its form again. Nothing of it was recorded yet.',
  403: 'This page was opened before you signed in again. What you wrote is kept: go on to see it in its form again. Nothing of it was recorded yet.',
};

/** Answers in a page of their own, with a button that brings them back to their form. */
export const askedAgain = (action: string, fields: Raw, status: 200 | 403): Drawn =>
  new Drawn((site) => drawAgain({ action, fields: backToTheForm(fields), text: TEXTS[status] }, site), status);

/** A form that is described in data is shown once more, as if somebody had gone back to change an answer. */
const backToTheForm = (fields: Raw): Raw => ('commandId' in fields ? { ...fields, _step: ['change'] } : fields);
