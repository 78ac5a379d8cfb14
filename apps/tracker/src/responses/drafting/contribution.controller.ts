import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { v5 as derivedId, v7 as newId, validate as isId } from 'uuid';
import { Drafts } from '#drafts';
import { StoreUnavailable } from '#event-store';
import { checkForm, drawForm, instantInWords, rawOf, type Block, type Mistake, type Raw } from '#govuk-pages';
import { AnswerVersions, type ContributionRow, type DraftingDetail } from '#registers';
import { AnswerConflict, type RulingGiven } from '#responses';
import { RuleBroken } from '#vocabulary';
import { hrefOf } from '../../registers/hrefs.js';
import { Drawn, page, SeeOther } from '../../web/answer.js';
import { viewer, type Viewer } from '../../web/viewer.js';
import { nameOfActor } from '../../web/names.js';
import { readBody } from '../../wishes/read-body.js';
import { NOT_JUST_NOW } from '../../wishes/wish-pages.js';
import type { About } from '../../wishes/wish.js';
import { Wishes } from '../../wishes/wishes.js';
import { contributionTitle, offeredBlock, passageInWords, standingOf } from './contribution-words.js';
import { answerPath, contributionIn, draftingOf, isSecretariat, questionIn, questionTitle } from './drafting-of.js';
import { ruleWish } from './drafting-wishes.js';
import { adoptedText, rulingForm } from './ruling-form.js';

/** One contribution with what became of it: the secretariat rules here, the member answers. */
@Controller('/responses/:id/contributions/:contributionId')
export class ContributionController {
  constructor(
    private readonly wishes: Wishes,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Param('contributionId') contributionId: string,
    @Query('asOf') asOf: unknown,
  ): Promise<Drawn> {
    const about = this.wishes.about(id);
    const drafting = await draftingOf(about);
    const contribution = contributionIn(drafting, contributionId);
    if (asOf !== undefined || !mayRule(contribution, about.viewer))
      return page({
        ...headOf(drafting, contribution),
        blocks: [...blocksOf(drafting, contribution), ...answersOf(drafting, contribution, about.viewer)],
      });
    const draft = this.drafts.rulings(id).find((one) => one.contributionId === contributionId);
    const versions = await about.ask(new AnswerVersions(id, contribution.questionId));
    const { ruling, reason, mergedInto, text, baseVersion } = draft ?? {
      ruling: contribution.ruled?.ruling ?? '',
      reason: contribution.ruled?.reason ?? '',
      mergedInto: contribution.ruled?.mergedInto ?? '',
      text: null,
      baseVersion: null,
    };
    const raw = {
      ruling: [ruling],
      reason: [reason],
      mergedInto: [mergedInto ?? ''],
      text: [text ?? adoptedText(id, contribution, versions)],
      baseVersion: [String(baseVersion ?? versions.length)],
    };
    return this.draw(about, drafting, contribution, { raw, drafted: draft !== undefined });
  }

  @Post()
  async rule(
    @Param('id') id: string,
    @Param('contributionId') contributionId: string,
    @Req() request: FastifyRequest,
  ): Promise<Drawn | SeeOther> {
    const raw = rawOf((await readBody(request)).body);
    const about = this.wishes.about(id);
    const drafting = await this.wishes.view(() => draftingOf(about));
    const contribution = contributionIn(drafting, contributionId);
    const withWords = raw.ruling?.[0] === 'adopted_with_changes';
    const words = {
      text: (raw.text?.[0] ?? '').replaceAll('\r\n', '\n'),
      baseVersion: Number(raw.baseVersion?.[0]) || 0,
    };
    const own = {
      responseId: id,
      contributionId,
      ...(withWords ? words : { text: undefined, baseVersion: undefined }),
    };
    const { values, mistakes } = checkForm(rulingForm(drafting, contribution), raw, own);
    if (mistakes.length > 0) return this.draw(about, drafting, contribution, { raw, mistakes });
    const given = values as unknown as RulingGiven;
    if (raw._step?.[0] === 'keep') return this.keep(given, about);
    try {
      const sent = raw.commandId?.[0] ?? '';
      const commandId = derivedId(JSON.stringify(given), isId(sent) ? sent : newId());
      await this.wishes.carryOut(ruleWish, given, { actor: viewer().actor, commandId });
      this.drafts.forgetRuling(id, contributionId);
      return new SeeOther(`/responses/${id}/contributions/${contributionId}`, ruleWish.done);
    } catch (error) {
      if (error instanceof StoreUnavailable)
        return this.draw(about, drafting, contribution, { raw, mistakes: [NOT_JUST_NOW], status: 503 });
      if (!(error instanceof RuleBroken)) throw error;
      return this.refused(about, { drafting, contribution, raw, error });
    }
  }

  private keep(given: RulingGiven, { id, now, viewer: { personId } }: About): SeeOther {
    const { contributionId, ruling, reason, mergedInto = null, text = null, baseVersion = null } = given;
    const draft = { contributionId, ruling, reason, mergedInto, text, baseVersion, personId, savedAt: now };
    this.drafts.keepRuling(id, draft);
    return new SeeOther(`/responses/${id}/rulings`, 'Ruling kept as a draft: nobody outside the secretariat sees it');
  }

  private async refused(
    about: About,
    at: { drafting: DraftingDetail; contribution: ContributionRow; raw: Raw; error: RuleBroken },
  ): Promise<Drawn> {
    const { drafting, contribution, raw, error } = at;
    const name = ['ruling', 'reason', 'mergedInto', 'text'].find((field) => field === error.field);
    const mistakes = [{ text: error.message, ...(name && { name }) }];
    if (!(error instanceof AnswerConflict)) return this.draw(about, drafting, contribution, { raw, mistakes });
    const { theirs } = error;
    return this.draw(about, drafting, contribution, {
      raw: { ...raw, baseVersion: [String(theirs.version)] },
      mistakes,
      blocks: [{ kind: 'markdown', heading: `Version ${theirs.version}, saved since`, text: theirs.text }],
      status: 409,
    });
  }

  private async draw(
    about: About,
    drafting: DraftingDetail,
    contribution: ContributionRow,
    more: {
      raw: Raw;
      mistakes?: readonly Mistake[];
      blocks?: readonly Block[];
      drafted?: boolean;
      status?: number;
    },
  ): Promise<Drawn> {
    const { raw, mistakes = [], blocks = [], drafted = false, status } = more;
    const sent = raw.commandId?.[0] ?? '';
    const state = {
      action: `/responses/${about.id}/contributions/${contribution.contributionId}`,
      hidden: { commandId: isId(sent) ? sent : newId() },
      raw,
      mistakes,
      blocks: [
        ...blocksOf(drafting, contribution),
        ...(drafted
          ? [
              {
                kind: 'inset',
                text: 'A ruling is drafted below, and not sent yet: only the secretariat sees it.',
              } as const,
            ]
          : []),
        ...blocks,
      ],
    };
    const form = {
      ...rulingForm(drafting, contribution),
      ...headOf(drafting, contribution),
      below: answersOf(drafting, contribution, about.viewer),
    };
    return new Drawn((site) => drawForm(form, state, site), status ?? (mistakes.length > 0 ? 400 : 200));
  }
}

const mayRule = ({ said, withdrawnAt }: ContributionRow, asking: Viewer) =>
  isSecretariat(asking) && said !== 'accepted' && withdrawnAt === null;

function headOf(drafting: DraftingDetail, contribution: ContributionRow) {
  const { responseId, consultation, handling } = drafting.response;
  const question = questionIn(drafting, contribution.questionId);
  return {
    title: contributionTitle(contribution),
    caption: `${questionTitle(question)} of ${consultation.title}`,
    section: '/responses',
    ...(handling && { handling }),
    back: {
      text: 'Back to the contributions',
      href: answerPath(responseId, contribution.questionId, 'contributions'),
    },
  };
}

/** What it is, and what became of it. */
function blocksOf(drafting: DraftingDetail, contribution: ContributionRow): Block[] {
  const { responseId } = drafting.response;
  const { ruled, comment, organisation, questionId } = contribution;
  const question = questionIn(drafting, questionId);
  const into = drafting.contributions.find((one) => one.contributionId === ruled?.mergedInto);
  return [
    offeredBlock(contribution),
    {
      kind: 'facts',
      rows: [
        {
          label: 'Offered',
          value: `${instantInWords(contribution.recordedAt)}, recorded by ${nameOfActor(contribution.actor)}`,
        },
        { label: 'Answer', value: { text: questionTitle(question), href: answerPath(responseId, questionId) } },
        { label: 'About', value: passageInWords(contribution) },
        { label: 'What became of it', value: [standingOf(contribution)] },
        ...(ruled
          ? [
              { label: 'Why', value: ruled.reason },
              { label: 'Ruled', value: `${instantInWords(ruled.ruledAt)}, by ${nameOfActor(ruled.ruledBy)}` },
              ...(ruled.version
                ? [
                    {
                      label: 'In the answer',
                      value: {
                        text: `Version ${ruled.version}`,
                        href: answerPath(responseId, questionId, 'versions'),
                      },
                    },
                  ]
                : []),
              ...(into
                ? [
                    {
                      label: 'Merged into',
                      value: {
                        text: contributionTitle(into),
                        href: `/responses/${responseId}/contributions/${into.contributionId}`,
                      },
                    },
                  ]
                : []),
            ]
          : []),
        ...(comment === null ? [] : [{ label: `${organisation.title} said`, value: comment }]),
        {
          label: 'Letter',
          value: {
            text: `What became of all that ${organisation.title} offered`,
            href: `${hrefOf('response', responseId)}/disposition/${organisation.id}`,
          },
        },
      ],
    },
  ];
}

/** What the member can say to it. */
function answersOf({ response }: DraftingDetail, contribution: ContributionRow, asking: Viewer): Block[] {
  const { contributionId, organisation, ruled, said, withdrawnAt } = contribution;
  const own = asking.organisationId === organisation.id;
  const to = (wish: string) => `/responses/${response.responseId}/${wish}?contributionId=${contributionId}`;
  const used = ruled !== null && ['adopted', 'adopted_with_changes', 'merged'].includes(ruled.ruling);
  const links = [
    ...(own && ruled && said !== 'accepted' ? [{ text: 'Accept the ruling', href: to('accept-ruling') }] : []),
    ...(own && ruled && said === null ? [{ text: 'Dispute the ruling', href: to('dispute-ruling') }] : []),
    ...((own || isSecretariat(asking)) && !used && withdrawnAt === null && said !== 'accepted'
      ? [{ text: 'Withdraw this contribution', href: to('withdraw-contribution') }]
      : []),
  ];
  return links.length > 0 ? [{ kind: 'links', heading: 'What you can do', links }] : [];
}
