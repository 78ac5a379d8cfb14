import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { v5 as derivedId } from 'uuid';
import { Drafts, type RulingDraft } from '#drafts';
import { StoreUnavailable } from '#event-store';
import { count, instantInWords, labelOf, type Block, type Cell } from '#govuk-pages';
import type { ContributionRow, DraftingDetail } from '#registers';
import { RuleBroken } from '#vocabulary';
import { hrefOf } from '../../registers/hrefs.js';
import { page, SeeOther, type Drawn } from '../../web/answer.js';
import { viewer } from '../../web/viewer.js';
import { nameOfPerson } from '../../web/names.js';
import { Wishes } from '../../wishes/wishes.js';
import { contributionTitle, standingOf } from './contribution-words.js';
import { draftingOf, isSecretariat, questionIn, questionTitle } from './drafting-of.js';
import { ruleWish } from './drafting-wishes.js';

/** All contributions to a response with their rulings: the secretariat drafts its own in private, and sends them together. */
@Controller('/responses/:id/rulings')
export class RulingsController {
  constructor(
    private readonly wishes: Wishes,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  async show(@Param('id') id: string): Promise<Drawn> {
    return this.draw(await draftingOf(this.wishes.about(id)), []);
  }

  @Post('send')
  @ApiExcludeEndpoint()
  async send(@Param('id') id: string): Promise<Drawn | SeeOther> {
    const refused: { readonly draft: RulingDraft; readonly why: string }[] = [];
    const drafted = this.drafts.rulings(id);
    for (const draft of drafted) {
      const why = await this.sendOne(id, draft);
      if (why === undefined) this.drafts.forgetRuling(id, draft.contributionId);
      else refused.push({ draft, why });
    }
    const sent = drafted.length - refused.length;
    if (refused.length === 0) return new SeeOther(`/responses/${id}/rulings`, `${count(sent, 'ruling')} sent`);
    const drafting = await this.wishes.view(() => draftingOf(this.wishes.about(id)));
    const named = (draft: RulingDraft) => {
      const found = drafting.contributions.find((one) => one.contributionId === draft.contributionId);
      return found ? contributionTitle(found) : draft.contributionId;
    };
    const said = refused.map(({ draft, why }) => `${named(draft)}: ${why}.`).join(' ');
    return this.draw(drafting, [
      { kind: 'warning', text: `${count(sent, 'ruling')} sent. Not sent, and still drafted: ${said}` },
    ]);
  }

  /** Sends a ruling; says why when it was refused. */
  private async sendOne(responseId: string, draft: RulingDraft): Promise<string | undefined> {
    const { contributionId, ruling, reason, mergedInto, text, baseVersion } = draft;
    const words = text === null ? {} : { text, baseVersion: baseVersion ?? 0 };
    const given = { responseId, contributionId, ruling, reason, ...(mergedInto !== null && { mergedInto }), ...words };
    try {
      const commandId = derivedId(JSON.stringify([given, draft.savedAt]), contributionId);
      await this.wishes.carryOut(ruleWish, given, { actor: viewer().actor, commandId });
      return undefined;
    } catch (error) {
      if (error instanceof RuleBroken) return error.message;
      if (error instanceof StoreUnavailable) return 'The log could not be reached: send it again in a minute';
      throw error;
    }
  }

  private draw(drafting: DraftingDetail, blocks: readonly Block[]): Drawn {
    const { responseId, consultation, handling } = drafting.response;
    const secretariat = isSecretariat(viewer());
    const drafts = secretariat ? this.drafts.rulings(responseId) : [];
    return page({
      title: 'Contributions and rulings',
      caption: consultation.title,
      section: '/responses',
      ...(handling && { handling }),
      breadcrumbs: [
        { text: 'Responses', href: '/responses' },
        { text: consultation.title, href: hrefOf('response', responseId) },
      ],
      blocks: [
        ...blocks,
        ...(drafts.length > 0
          ? [
              {
                kind: 'press',
                heading: 'Drafted, not sent',
                text: `${count(drafts.length, 'ruling')} drafted. Until they are sent nobody outside the secretariat sees them.`,
                action: `/responses/${responseId}/rulings/send`,
                button: `Send ${count(drafts.length, 'ruling')}`,
              } as const,
            ]
          : []),
        {
          kind: 'table',
          caption: 'Contributions and what became of them',
          columns: [{ label: 'Contribution' }, { label: 'Question' }, { label: 'Offered' }, { label: 'Ruling' }],
          rows: drafting.contributions.map((one) => this.row(drafting, one, drafts)),
          empty: 'Nobody has offered a contribution yet. Members offer them on the page of an answer.',
        },
        {
          kind: 'links',
          heading: 'Letters',
          links: contributorsOf(drafting).map(({ id, title }) => ({
            text: `What became of what ${title} offered`,
            href: `/responses/${responseId}/disposition/${id}`,
          })),
        },
      ],
    });
  }

  private row(drafting: DraftingDetail, one: ContributionRow, drafts: readonly RulingDraft[]): Cell[] {
    const { responseId } = drafting.response;
    const draft = drafts.find(({ contributionId }) => contributionId === one.contributionId);
    return [
      {
        text: contributionTitle(one),
        href: `/responses/${responseId}/contributions/${one.contributionId}`,
        hint: one.text.length > 140 ? `${one.text.slice(0, 140)} …` : one.text,
      },
      questionTitle(questionIn(drafting, one.questionId)),
      instantInWords(one.recordedAt),
      [
        standingOf(one),
        ...(draft
          ? [{ text: `Drafted: ${labelOf(draft.ruling)}`, hint: `By ${nameOfPerson(draft.personId)}. ${draft.reason}` }]
          : []),
      ],
    ];
  }
}

/** Who offered anything, by name. */
export const contributorsOf = ({ contributions }: DraftingDetail) =>
  [...new Map(contributions.map(({ organisation }) => [organisation.id, organisation])).values()].toSorted((a, b) =>
    a.title.localeCompare(b.title, 'en-GB'),
  );
