import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { markingInWords, type Block } from '#govuk-pages';
import { AnswerVersions, type AnswerVersionRow, type DraftingDetail, type ItemRef } from '#registers';
import { DOCX, letterDocx } from '#response-files';
import { hrefOf } from '../../registers/hrefs.js';
import { Download, MarkedFile, page, type Drawn } from '../../web/answer.js';
import { notFound } from '../../web/errors.js';
import type { About } from '../../wishes/wish.js';
import { Wishes } from '../../wishes/wishes.js';
import { dispositionOf, type DispositionItem } from './disposition.js';
import { draftingOf } from './drafting-of.js';
import { letterText, letterTo, saidOf, openingOf } from './letter.js';
import { contributorsOf } from './rulings.controller.js';

/** The letter that tells a member what became of each thing that they offered, and where it stands in the words. */
@Controller('/responses/:id/disposition/:organisationId')
export class DispositionController {
  constructor(private readonly wishes: Wishes) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Param('organisationId') organisationId: string,
    @Query('format') format: unknown,
  ): Promise<Drawn | MarkedFile> {
    const about = this.wishes.about(id);
    const drafting = await draftingOf(about);
    const member = contributorsOf(drafting).find((one) => one.id === organisationId);
    if (!member) throw notFound('contributor');
    const items = await itemsFor(drafting, organisationId, about);
    const { consultation, responseId, handling } = drafting.response;
    if (format === 'text' || format === 'docx') {
      const today = about.today;
      return new MarkedFile([responseId, consultation.id], async (marking) => {
        const letter = letterTo(member, drafting, { items, today, marking: markingInWords({ ...handling, marking }) });
        return format === 'text'
          ? new Download(`what-became-of-it-${today}.txt`, 'text/plain; charset=utf-8', letterText(letter))
          : new Download(`what-became-of-it-${today}.docx`, DOCX, await letterDocx(letter));
      });
    }
    const path = `/responses/${responseId}/disposition/${organisationId}`;
    return page({
      title: `To ${member.title}: what became of what you offered`,
      caption: consultation.title,
      section: '/responses',
      ...(handling && { handling }),
      breadcrumbs: [
        { text: 'Responses', href: '/responses' },
        { text: consultation.title, href: hrefOf('response', responseId) },
        { text: 'Contributions and rulings', href: `/responses/${responseId}/rulings` },
      ],
      blocks: [
        { kind: 'prose', text: openingOf(drafting, about.today) },
        ...items.map(itemBlock),
        {
          kind: 'links',
          heading: 'Take this letter with you',
          links: [
            { text: 'Download it as a Word document', href: `${path}?format=docx` },
            { text: 'Download it as text', href: `${path}?format=text` },
          ],
        },
      ],
    });
  }
}

/** The drafting of a response, for programs. */
@ApiTags('responses')
@Controller('/api/responses/:id')
export class DraftingApi {
  constructor(private readonly wishes: Wishes) {}

  @Get('drafting')
  @ApiOperation({ operationId: 'FindDrafting', summary: 'The questions with their answers, and all contributions' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  drafting(@Param('id') id: string): Promise<DraftingDetail> {
    return draftingOf(this.wishes.about(id));
  }

  @Get('versions')
  @ApiOperation({ operationId: 'AnswerVersions', summary: 'All versions of the answers, by question' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  async versions(@Param('id') id: string): Promise<Record<string, readonly AnswerVersionRow[]>> {
    const about = this.wishes.about(id);
    const { questions } = await draftingOf(about);
    const found = questions.map(async ({ questionId }) => [questionId, await versionsOf(questionId, about)] as const);
    return Object.fromEntries(await Promise.all(found));
  }

  @Get('disposition')
  @ApiOperation({
    operationId: 'Disposition',
    summary: 'What became of each contribution, by the member that offered it',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ name: 'organisation', required: false, description: 'Of this member only' })
  async disposition(
    @Param('id') id: string,
    @Query('organisation') organisationId: unknown,
  ): Promise<readonly { readonly organisation: ItemRef; readonly items: readonly DispositionItem[] }[]> {
    const about = this.wishes.about(id);
    const drafting = await draftingOf(about);
    const asked = contributorsOf(drafting).filter((one) => organisationId === undefined || one.id === organisationId);
    return Promise.all(
      asked.map(async (organisation) => ({ organisation, items: await itemsFor(drafting, organisation.id, about) })),
    );
  }
}

const versionsOf = (questionId: string, { id, ask }: About) => ask(new AnswerVersions(id, questionId));

async function itemsFor(drafting: DraftingDetail, organisationId: string, about: About): Promise<DispositionItem[]> {
  const versions = new Map<string, readonly AnswerVersionRow[]>();
  for (const { questionId } of drafting.questions) versions.set(questionId, await versionsOf(questionId, about));
  return dispositionOf(drafting, organisationId, versions);
}

const itemBlock = (item: DispositionItem): Block => ({
  kind: 'facts',
  heading: item.title,
  rows: saidOf(item).map(([label, value]) => ({ label, value })),
});
