import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { v7 as newId } from 'uuid';
import { instantInWords, labelOf, type Block } from '#govuk-pages';
import { AnswerVersions, type AnswerVersionRow, type DraftingDetail } from '#registers';
import { blame, wordDifference } from '#responses';
import { hrefOf } from '../../registers/hrefs.js';
import { page, SeeOther, type Drawn } from '../../web/answer.js';
import { notFound } from '../../web/errors.js';
import { viewer } from '../../web/viewer.js';
import { nameOfActor } from '../../web/names.js';
import { Wishes } from '../../wishes/wishes.js';
import { answerPath, draftingOf, mayBeDrafted, questionIn, questionTitle } from './drafting-of.js';
import { draftWish } from './drafting-wishes.js';

/** The versions of an answer: what each changed, who wrote which words, and any of them brought back as a new one. */
@Controller('/responses/:id/answers/:questionId/versions')
export class VersionsController {
  constructor(private readonly wishes: Wishes) {}

  @Get()
  async show(@Param('id') id: string, @Param('questionId') questionId: string): Promise<Drawn> {
    const about = this.wishes.about(id);
    const drafting = await draftingOf(about);
    const question = questionIn(drafting, questionId);
    const versions = await about.ask(new AnswerVersions(id, questionId));
    if (versions.length === 0) throw notFound('answer');
    const mayRestore = mayBeDrafted(drafting) && !question.locked;
    return page({
      title: `Versions of the answer to ${questionTitle(question).toLowerCase()}`,
      caption: drafting.response.consultation.title,
      section: '/responses',
      ...(drafting.response.handling && { handling: drafting.response.handling }),
      breadcrumbs: [
        { text: 'Responses', href: '/responses' },
        { text: drafting.response.consultation.title, href: hrefOf('response', id) },
        { text: questionTitle(question), href: answerPath(id, questionId) },
      ],
      blocks: [
        { kind: 'prose', text: question.text },
        writersOf(versions, drafting),
        ...versions
          .map((version, at) =>
            versionBlocks(version, versions[at - 1], {
              drafting,
              restore:
                mayRestore && version.version < versions.length
                  ? answerPath(id, questionId, `versions/${version.version}/restore`)
                  : undefined,
            }),
          )
          .toReversed()
          .flat(),
      ],
    });
  }

  @Post(':version/restore')
  @ApiExcludeEndpoint()
  async restore(
    @Param('id') responseId: string,
    @Param('questionId') questionId: string,
    @Param('version') version: string,
  ): Promise<SeeOther> {
    const about = this.wishes.about(responseId);
    const versions = await this.wishes.view(async () => {
      questionIn(await draftingOf(about), questionId);
      return about.ask(new AnswerVersions(responseId, questionId));
    });
    const wanted = versions.find((one) => String(one.version) === version);
    if (!wanted) throw notFound('version');
    const { stance, text, ask } = wanted;
    const details = {
      responseId,
      questionId,
      stance,
      text,
      ...(ask && { askId: ask.id }),
      baseVersion: versions.length,
    };
    await this.wishes.carryOut(draftWish, details, { actor: viewer().actor, commandId: newId() });
    return new SeeOther(answerPath(responseId, questionId), `Version ${version} restored as a new version`);
  }
}

/** Who a version is from: who adopted a contribution is named with the member that offered it. */
function writerOf({ actor, contributionId }: AnswerVersionRow, { contributions }: DraftingDetail): string {
  const adopted = contributions.find((one) => one.contributionId === contributionId);
  return adopted ? `${adopted.organisation.title}, adopted by ${nameOfActor(actor)}` : nameOfActor(actor);
}

function writersOf(versions: readonly AnswerVersionRow[], drafting: DraftingDetail): Block {
  const runs = blame(versions.map(({ text }) => text)).map(({ text, version }) => ({
    text,
    name: writerOf(versions[version - 1]!, drafting),
  }));
  const writers = [...new Set(runs.map(({ name }) => name))];
  return {
    kind: 'writers',
    heading: 'Who wrote which words',
    writers,
    runs: runs.map(({ text, name }) => ({ text, writer: writers.indexOf(name) })),
  };
}

function versionBlocks(
  version: AnswerVersionRow,
  before: AnswerVersionRow | undefined,
  { drafting, restore }: { drafting: DraftingDetail; restore: string | undefined },
): Block[] {
  const merged = version.baseVersion > 0 && version.baseVersion < version.version - 1;
  return [
    {
      kind: 'facts',
      heading: `Version ${version.version}`,
      rows: [
        { label: 'Saved', value: `${instantInWords(version.recordedAt)}, by ${writerOf(version, drafting)}` },
        { label: 'Stance', value: labelOf(version.stance) },
        ...(version.ask
          ? [{ label: 'Ask', value: { text: version.ask.title, href: hrefOf('ask', version.ask.id) } }]
          : []),
        ...(merged
          ? [
              {
                label: 'Put together',
                value: `Written on version ${version.baseVersion}, and put together with what was saved since`,
              },
            ]
          : []),
      ],
    },
    {
      kind: 'difference',
      pieces: wordDifference(before?.text ?? '', version.text),
    },
    ...(restore === undefined
      ? []
      : [{ kind: 'press', action: restore, button: `Restore version ${version.version}` } as const]),
  ];
}
