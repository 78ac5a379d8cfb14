import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { v5 as derivedId, v7 as newId, validate as isId } from 'uuid';
import { Drafts, type AnswerDraft } from '#drafts';
import { StoreUnavailable } from '#event-store';
import {
  checkForm,
  drawForm,
  instantInWords,
  rawOf,
  writeAnswers,
  type Block,
  type Mistake,
  type Raw,
} from '#govuk-pages';
import { AnswerVersions, type DraftedQuestion, type DraftingDetail } from '#registers';
import { AnswerConflict } from '#responses';
import { RuleBroken } from '#vocabulary';
import { Drawn, page, SeeOther } from '../../web/answer.js';
import { mustBeOfNow } from '../../web/of-now.js';
import { viewer } from '../../web/viewer.js';
import { readBody } from '../../wishes/read-body.js';
import { NOT_JUST_NOW } from '../../wishes/wish-pages.js';
import type { About } from '../../wishes/wish.js';
import { Wishes } from '../../wishes/wishes.js';
import { answerForm, besideBlocks, policiesOf, type AnswerWithAsk } from './answer-form.js';
import { readAnswerPage, linksOfAnswer } from './answer-page.js';
import { answerPath, draftingOf, mayBeDrafted, mayWrite, nameWithOrganisation, questionIn } from './drafting-of.js';
import { lockWish } from './drafting-wishes.js';
import { isSought, takenIn, withTaken } from './library.js';
import { saveAnswer } from './save-answer.js';
import { draftIn, draftOf } from './typed-draft.js';

interface Place {
  readonly about: About;
  readonly drafting: DraftingDetail;
  readonly question: DraftedQuestion;
}

interface State {
  readonly raw: Raw;
  readonly mistakes?: readonly Mistake[];
  readonly blocks?: readonly Block[];
  readonly status?: number;
}

/** The page on which an answer is written: what is typed is kept, and whoever else is there is named. */
@Controller('/responses/:id/answers/:questionId')
export class AnswerController {
  constructor(
    private readonly wishes: Wishes,
    private readonly drafts: Drafts,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Query('asOf') asOf: unknown,
  ): Promise<Drawn> {
    mustBeOfNow(asOf);
    const place = await this.place(id, questionId);
    const { drafting, question, about } = place;
    if (!mayBeDrafted(drafting) || question.locked || !mayWrite(question, about.viewer))
      return page(readAnswerPage(drafting, question, about.viewer));
    const draft = this.drafts.answer(about.viewer.personId, { responseId: id, questionId });
    const { answer } = question;
    const begun = draft ?? {
      stance: answer?.stance ?? '',
      text: answer?.text ?? '',
      askId: answer?.ask?.id ?? '',
      baseVersion: answer?.version ?? 0,
    };
    const { stance, text, askId, baseVersion } = begun;
    return this.draw(place, {
      raw: { stance: [stance], text: [text], askId: [askId], baseVersion: [String(baseVersion)] },
      blocks: draft ? await this.unsaved(place, draft) : [],
    });
  }

  @Post()
  async take(
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Req() request: FastifyRequest,
  ): Promise<Drawn | SeeOther> {
    const raw = rawOf((await readBody(request)).body);
    const place = await this.place(id, questionId);
    const { about } = place;
    const text = (raw.text?.[0] ?? '').replaceAll('\r\n', '\n');
    if (raw._step?.[0] === 'preview') {
      this.keep(place, draftIn(raw, text, about.now));
      return this.draw(place, { raw, blocks: [{ kind: 'markdown', heading: 'Preview', anchor: 'preview', text }] });
    }
    if (isSought(raw) || takenIn(raw) !== undefined) return this.look(place, raw, text);
    const form = await this.wishes.view(() => answerForm(place.drafting, place.question, about));
    const own = { responseId: id, questionId, text, baseVersion: Number(raw.baseVersion?.[0] ?? Number.NaN) };
    const { values, mistakes } = checkForm(form, raw, own);
    if (mistakes.length > 0) return this.draw(place, { raw, mistakes });
    return this.save(place, raw, values as unknown as AnswerWithAsk);
  }

  /** What the council said before is looked for, or taken over: the answer stays unsaved, and is kept. */
  private async look(place: Place, raw: Raw, typed: string): Promise<Drawn> {
    const { about, drafting, question } = place;
    const answered = { question, title: drafting.response.consultation.title };
    const text = await this.wishes.view(() => withTaken(typed, { answered, raw, about }));
    this.keep(place, draftIn(raw, text, about.now));
    const taken = 'The words stand at the end of your answer now. It is not saved yet.';
    return this.draw(place, {
      raw: { ...raw, text: [text] },
      blocks: text === typed ? [] : [{ kind: 'inset', text: taken }],
    });
  }

  private async save(place: Place, raw: Raw, answer: AnswerWithAsk): Promise<Drawn | SeeOther> {
    const { about, drafting, question } = place;
    const sent = raw.commandId?.[0] ?? '';
    const commandId = derivedId(JSON.stringify(answer), isId(sent) ? sent : newId());
    const address = answerPath(answer.responseId, answer.questionId);
    try {
      const policyIds = await this.wishes.view(() => policiesOf(drafting, about));
      const acting = { actor: viewer().actor, commandId };
      const { recorded, shown } = await saveAnswer(answer, policyIds, { about, acting, wishes: this.wishes });
      this.drafts.forgetAnswer(about.viewer.personId, answer);
      const merged = recorded > 0 && answer.baseVersion < (question.answer?.version ?? 0);
      const done = merged
        ? 'Answer saved, put together with what others have saved since you opened it'
        : 'Answer saved';
      return new SeeOther(address, shown ? done : `${done}. The pages are still catching up: reload in a moment.`);
    } catch (error) {
      this.keep(place, draftIn(raw, answer.text, about.now));
      if (error instanceof StoreUnavailable) return this.draw(place, { raw, mistakes: [NOT_JUST_NOW], status: 503 });
      if (error instanceof AnswerConflict) return this.conflict(place, raw, answer, error);
      if (!(error instanceof RuleBroken)) throw error;
      const named = error.field === 'statement' ? 'newAsk.statement' : error.field;
      const at = ['stance', 'text', 'askId', 'newAsk.statement'].find((name) => name === named);
      return this.draw(place, { raw, mistakes: [{ text: error.message, ...(at && { name: at }) }] });
    }
  }

  /** Both answers beside one another. Who saves after that has seen the other, and writes on it. */
  private async conflict(place: Place, raw: Raw, answer: AnswerWithAsk, refused: AnswerConflict): Promise<Drawn> {
    const { mine, theirs, parts } = refused;
    const fresh = await this.place(answer.responseId, answer.questionId);
    const base = await this.textOf(place, answer.baseVersion);
    const other = (part: (typeof parts)[number]) =>
      part === 'stance' && theirs.stance !== mine.stance
        ? [`Others chose the stance “${labelOfStance(theirs.stance)}”.`]
        : [];
    const blocks = besideBlocks(base, mine.text, theirs.text, theirs.version);
    const said = parts.flatMap(other).join(' ');
    return this.draw(fresh, {
      raw: { ...raw, baseVersion: [String(theirs.version)], commandId: [newId()] },
      mistakes: [{ text: [refused.message, said].filter(Boolean).join('. '), name: parts[0] ?? 'text' }],
      blocks,
      status: 409,
    });
  }

  /** While somebody types: keeps their words, and says who else is here and which version stands. */
  @Post('draft')
  @HttpCode(200)
  @ApiExcludeEndpoint()
  async keepDraft(
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Body() body: unknown,
  ): Promise<{ others: string; version: number }> {
    const place = await this.place(id, questionId);
    const draft = draftOf(body, place.about.now);
    if (draft) this.keep(place, draft);
    return { others: await this.others(place), version: place.question.answer?.version ?? 0 };
  }

  @Post('draft/leave')
  @HttpCode(204)
  @ApiExcludeEndpoint()
  leave(@Param('id') responseId: string, @Param('questionId') questionId: string): void {
    this.drafts.leave({ responseId, questionId }, viewer().personId);
  }

  @Post('draft/discard')
  @ApiExcludeEndpoint()
  discard(@Param('id') responseId: string, @Param('questionId') questionId: string): SeeOther {
    this.drafts.forgetAnswer(viewer().personId, { responseId, questionId });
    return new SeeOther(answerPath(responseId, questionId), 'Your unsaved words were given up');
  }

  /** One press: it is complete in the version that the page showed. */
  @Post('lock/:version')
  @ApiExcludeEndpoint()
  async lock(
    @Param('id') responseId: string,
    @Param('questionId') questionId: string,
    @Param('version') version: string,
  ): Promise<SeeOther> {
    await this.place(responseId, questionId);
    const details = { responseId, questionId, version: Number(version) };
    const commandId = derivedId(JSON.stringify(details), questionId);
    await this.wishes.carryOut(lockWish, details, { actor: viewer().actor, commandId: derivedId(newId(), commandId) });
    return new SeeOther(answerPath(responseId, questionId), lockWish.done);
  }

  private async draw(place: Place, { raw, mistakes = [], blocks = [], status }: State): Promise<Drawn> {
    const { about, drafting, question } = place;
    const form = await this.wishes.view(() => answerForm(drafting, question, about, raw));
    const sent = raw.commandId?.[0] ?? '';
    const given = [
      { kind: 'prose', text: question.text } as const,
      { kind: 'presence', text: await this.others(place) } as const,
    ];
    const state = {
      action: answerPath(about.id, question.questionId),
      hidden: { commandId: isId(sent) ? sent : newId() },
      raw: { ...writeAnswers(form.fields, {}), ...raw },
      mistakes,
      blocks: [...given, ...blocks],
    };
    const below = linksOfAnswer(drafting, question, about.viewer);
    return new Drawn((site) => drawForm({ ...form, below }, state, site), status ?? (mistakes.length > 0 ? 400 : 200));
  }

  /** What somebody typed and did not save, with what has been saved since. */
  private async unsaved(place: Place, draft: AnswerDraft): Promise<Block[]> {
    const { about, question } = place;
    const current = question.answer;
    const notice: Block[] = [
      { kind: 'inset', text: `These are your words of ${instantInWords(draft.savedAt)}, which are not saved yet.` },
      {
        kind: 'press',
        action: answerPath(about.id, question.questionId, 'draft/discard'),
        button: 'Give up my unsaved words',
      },
    ];
    if (!current || draft.baseVersion >= current.version) return notice;
    const base = await this.textOf(place, draft.baseVersion);
    return [...notice, ...besideBlocks(base, draft.text, current.text, current.version)];
  }

  private async textOf({ about, question }: Place, version: number): Promise<string> {
    const versions = await this.wishes.view(() => about.ask(new AnswerVersions(about.id, question.questionId)));
    return versions.find((one) => one.version === version)?.text ?? '';
  }

  /** What is kept is no draft when it says what stands. */
  private keep({ about, question }: Place, draft: AnswerDraft): void {
    const at = { responseId: about.id, questionId: question.questionId };
    const { answer } = question;
    const stands =
      (answer?.text ?? '') === draft.text &&
      (draft.stance === '' || draft.stance === answer?.stance) &&
      draft.askId === (answer?.ask?.id ?? '');
    if (stands) this.drafts.forgetAnswer(about.viewer.personId, at);
    else this.drafts.keepAnswer(about.viewer.personId, at, draft);
  }

  /** “The chair is in this answer now.” */
  private async others({ about, question }: Place): Promise<string> {
    const { personId } = about.viewer;
    const name = await this.wishes.view(() => nameWithOrganisation(about));
    const at = { responseId: about.id, questionId: question.questionId };
    const names = this.drafts.enter(at, { personId, name }, about.now).map((other) => other.name);
    if (names.length === 0) return '';
    return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} in this answer now.`;
  }

  private async place(id: string, questionId: string): Promise<Place> {
    const about = this.wishes.about(id);
    const drafting = await this.wishes.view(() => draftingOf(about));
    return { about, drafting, question: questionIn(drafting, questionId) };
  }
}

const labelOfStance = (stance: string) => stance.replaceAll('_', ' ');
