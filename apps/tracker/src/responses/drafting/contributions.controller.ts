import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { v5 as derivedId, v7 as newId, validate as isId } from 'uuid';
import { StoreUnavailable } from '#event-store';
import {
  checkForm,
  drawForm,
  instantInWords,
  rawOf,
  type Block,
  type Field,
  type Form,
  type Mistake,
  type Raw,
} from '#govuk-pages';
import type { ContributionRow, DraftedQuestion, DraftingDetail } from '#registers';
import { ContributionOffered, CONTRIBUTION_KINDS } from '#responses';
import { RuleBroken } from '#vocabulary';
import { hrefOf } from '../../registers/hrefs.js';
import { Drawn, page, SeeOther } from '../../web/answer.js';
import { viewer } from '../../web/viewer.js';
import { organisationOptions } from '../../wishes/fields.js';
import { readBody } from '../../wishes/read-body.js';
import { NOT_JUST_NOW } from '../../wishes/wish-pages.js';
import type { About } from '../../wishes/wish.js';
import { Wishes } from '../../wishes/wishes.js';
import { contributionTitle, offeredBlock, passageInWords, standingOf } from './contribution-words.js';
import { answerPath, draftingOf, mayBeDrafted, questionIn, questionTitle } from './drafting-of.js';
import { offerWish } from './drafting-wishes.js';

const HINTS: Readonly<Record<(typeof CONTRIBUTION_KINDS)[number], [label: string, hint: string]>> = {
  comment: ['Comment', 'What should be thought of?'],
  suggestion: ['Suggestion', 'Other words for a passage. Left empty, it suggests to take the passage out'],
  evidence: ['Evidence', 'Figures, an example, a source'],
};

/** What members offer for an answer, and the form to offer something. */
@Controller('/responses/:id/answers/:questionId/contributions')
export class ContributionsController {
  constructor(private readonly wishes: Wishes) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Query('asOf') asOf: unknown,
  ): Promise<Drawn> {
    const about = this.wishes.about(id);
    const drafting = await draftingOf(about);
    const question = questionIn(drafting, questionId);
    if (asOf !== undefined || !mayBeDrafted(drafting)) return page(readPage(drafting, question));
    const raw: Raw = about.viewer.organisationId ? { organisationId: [about.viewer.organisationId] } : {};
    return this.draw(about, drafting, question, { raw });
  }

  @Post()
  async offer(
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Req() request: FastifyRequest,
  ): Promise<Drawn | SeeOther> {
    const raw = rawOf((await readBody(request)).body);
    const about = this.wishes.about(id);
    const drafting = await this.wishes.view(() => draftingOf(about));
    const question = questionIn(drafting, questionId);
    const form = await this.wishes.view(() => offerForm(drafting, question, about));
    const sent = raw.commandId?.[0] ?? '';
    const command = isId(sent) ? sent : newId();
    const quote = (raw['replaces.quote']?.[0] ?? '').replaceAll('\r\n', '\n');
    const from = Number(raw.from?.[0]) || 0;
    const given = {
      responseId: id,
      questionId,
      contributionId: derivedId('contribution', command),
      text: (raw.text?.[0] ?? '').replaceAll('\r\n', '\n'),
      replaces: quote.trim() === '' ? undefined : { from, to: from === 0 ? 0 : from + quote.length, quote },
    };
    const { values, mistakes } = checkForm(form, raw, given);
    const again = (wrong: readonly Mistake[], status = 400) =>
      this.draw(about, drafting, question, { raw, mistakes: wrong, status });
    if (mistakes.length > 0) return again(mistakes);
    try {
      const commandId = derivedId(JSON.stringify(values), command);
      await this.wishes.carryOut(offerWish, values, { actor: viewer().actor, commandId });
      return new SeeOther(answerPath(id, questionId, 'contributions'), offerWish.done);
    } catch (error) {
      if (error instanceof StoreUnavailable) return again([NOT_JUST_NOW], 503);
      if (!(error instanceof RuleBroken)) throw error;
      const at = ['organisationId', 'replaces.quote', 'text'].find((name) => name === error.field);
      return again([{ text: error.message, ...(at && { name: at }) }]);
    }
  }

  private async draw(
    about: About,
    drafting: DraftingDetail,
    question: DraftedQuestion,
    { raw, mistakes = [], status = 200 }: { raw: Raw; mistakes?: readonly Mistake[]; status?: number },
  ): Promise<Drawn> {
    const form = await this.wishes.view(() => offerForm(drafting, question, about));
    const action = answerPath(about.id, question.questionId, 'contributions');
    const sent = raw.commandId?.[0] ?? '';
    const state = {
      action,
      hidden: { commandId: isId(sent) ? sent : newId(), from: raw.from?.[0] ?? '' },
      raw: { kind: ['comment'], ...raw },
      mistakes,
      blocks: [
        ...offeredSoFar(drafting, question),
        ...(question.answer
          ? [{ kind: 'source', heading: 'The answer as it stands', text: question.answer.text, form: action } as const]
          : []),
      ],
    };
    return new Drawn((site) => drawForm(form, state, site), status);
  }
}

async function offerForm(drafting: DraftingDetail, question: DraftedQuestion, about: About): Promise<Form> {
  const { response } = drafting;
  const own = about.viewer.organisationId;
  const whose: Field = own
    ? { kind: 'hidden', name: 'organisationId' }
    : {
        kind: 'choice',
        name: 'organisationId',
        label: 'Which member offers it?',
        noun: 'member',
        select: true,
        options: await organisationOptions(about),
      };
  return {
    title: `Contributions to ${questionTitle(question).toLowerCase()}`,
    caption: response.consultation.title,
    section: '/responses',
    ...(response.handling && { handling: response.handling }),
    back: { text: 'Back to the answer', href: answerPath(about.id, question.questionId) },
    intro: question.text,
    fields: [
      whose,
      {
        kind: 'choice',
        name: 'kind',
        label: 'What do you offer?',
        noun: 'kind of contribution',
        options: CONTRIBUTION_KINDS.map((value) => ({ value, label: HINTS[value][0], hint: HINTS[value][1] })),
      },
      {
        kind: 'group',
        name: 'replaces',
        label: 'The passage that it is about',
        noun: 'passage',
        fields: [
          {
            kind: 'text',
            name: 'quote',
            label: 'Copy the words from the answer',
            noun: 'words of the answer',
            hint: 'Leave it empty if it is about the whole answer. A suggestion needs the words that it is to replace.',
            rows: 3,
          },
        ],
      },
      { kind: 'text', name: 'text', label: 'Your words', noun: 'words', rows: 5 },
    ],
    shape: ContributionOffered,
    submit: 'Offer contribution',
  };
}

const readPage = (drafting: DraftingDetail, question: DraftedQuestion) => ({
  title: `Contributions to ${questionTitle(question).toLowerCase()}`,
  caption: drafting.response.consultation.title,
  section: '/responses',
  ...(drafting.response.handling && { handling: drafting.response.handling }),
  breadcrumbs: [
    { text: 'Responses', href: '/responses' },
    { text: drafting.response.consultation.title, href: hrefOf('response', drafting.response.responseId) },
    { text: questionTitle(question), href: answerPath(drafting.response.responseId, question.questionId) },
  ],
  blocks: [{ kind: 'prose', text: question.text } as const, ...offeredSoFar(drafting, question)],
});

/** What was offered for a question, each with what became of it. */
function offeredSoFar({ response, contributions }: DraftingDetail, { questionId }: DraftedQuestion): Block[] {
  const own = contributions.filter((one) => one.questionId === questionId);
  if (own.length === 0) return [{ kind: 'prose', heading: 'Offered so far', text: 'Nothing yet.' }];
  return own.flatMap((one): Block[] => [
    { kind: 'facts', heading: contributionTitle(one), rows: rowsOf(response.responseId, one) },
    offeredBlock(one),
  ]);
}

const rowsOf = (responseId: string, one: ContributionRow) => [
  { label: 'Offered', value: instantInWords(one.recordedAt) },
  { label: 'About', value: passageInWords(one) },
  {
    label: 'What became of it',
    value: [
      standingOf(one),
      ...(one.ruled ? [{ text: one.ruled.reason }] : []),
      {
        text: 'Open this contribution',
        href: `/responses/${responseId}/contributions/${one.contributionId}`,
        unseen: `(${contributionTitle(one)})`,
      },
    ],
  },
];
