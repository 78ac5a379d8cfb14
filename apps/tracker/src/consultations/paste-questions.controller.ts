import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { v7 as newId, validate as isId } from 'uuid';
import { drawForm, rawOf, writeAnswers, type Form, type Mistake, type Raw } from '#govuk-pages';
import { IsText } from '#vocabulary';
import { hrefOf } from '../registers/hrefs.js';
import { Drawn } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import { readBody } from '../wishes/read-body.js';
import { Wishes } from '../wishes/wishes.js';
import { questionsWish } from './consultation-wishes.js';
import { consultationOf, consultations } from './consultations.js';
import { pastedQuestions } from './pasted-questions.js';

/** A form of so many rows can still be looked through. */
const PASTED_AT_MOST = 200;

class Pasted {
  @IsText() text: string;
}

/** Pasted questions fill the form that lists them, after those that are listed already. */
@Controller('/consultations/:id/paste-questions')
export class PasteQuestionsController {
  constructor(private readonly wishes: Wishes) {}

  @Get()
  async ask(@Param('id') id: string): Promise<Drawn> {
    return this.show(id, {}, []);
  }

  @Post()
  async fill(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Drawn> {
    const { body } = await readBody(request);
    const raw = rawOf(body);
    const { questions } = await this.consultation(id);
    const pasted = pastedQuestions(raw.text?.[0] ?? '', questions.at(-1)?.number);
    if (pasted.length === 0) return this.show(id, raw, [{ name: 'text', text: 'Enter the questions, one a line' }]);
    if (pasted.length > PASTED_AT_MOST) {
      const text = `Paste ${PASTED_AT_MOST} questions or fewer: these are ${pasted.length}`;
      return this.show(id, raw, [{ name: 'text', text }]);
    }
    const about = this.wishes.about(id);
    const form: Form = {
      ...(await this.wishes.view(async () => questionsWish.form(about))),
      shape: questionsWish.shape,
      section: consultations.path,
      back: { text: 'Back to the consultation', href: hrefOf('consultation', id) },
    };
    const rows = [...questions, ...pasted.map((question) => ({ ...question, questionId: newId(), kind: 'open' }))];
    const drawing = {
      action: `${hrefOf('consultation', id)}/${questionsWish.path}`,
      hidden: { commandId: newId() },
      raw: writeAnswers(form.fields, { questions: rows }),
      blocks: [{ kind: 'inset', text: 'Nothing is recorded yet: look them through, then list them.' }] as const,
    };
    return new Drawn((site) => drawForm(form, drawing, site));
  }

  private async consultation(id: string) {
    if (!isId(id)) throw notFound('consultation');
    return this.wishes.view(() => consultationOf(this.wishes.about(id)));
  }

  private async show(id: string, raw: Raw, mistakes: readonly Mistake[]): Promise<Drawn> {
    const { consultation } = await this.consultation(id);
    const form: Form = {
      title: 'Paste the questions',
      caption: consultation.title,
      section: consultations.path,
      back: { text: 'Back to the consultation', href: hrefOf('consultation', id) },
      fields: [
        {
          kind: 'text',
          name: 'text',
          label: 'The questions',
          hint: 'One question a line. Numbers at the beginning of a line, like 3, Q3 or 3b), are recognised.',
          rows: 12,
        },
      ],
      submit: 'Continue',
      shape: Pasted,
    };
    const action = `${hrefOf('consultation', id)}/paste-questions`;
    return new Drawn(
      (site) => drawForm(form, { action, hidden: {}, raw, mistakes }, site),
      mistakes.length > 0 ? 400 : 200,
    );
  }
}
