import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { v5 as derivedId, v7 as newId, validate as isId } from 'uuid';
import type { AskAnswered } from '#asks';
import { StoreUnavailable } from '#event-store';
import { count, dateInWords, drawForm, labelOf, rawOf, type Block, type Mistake } from '#govuk-pages';
import { FindAsk, type AskRow, type DecisionDetail } from '#registers';
import { RuleBroken } from '#vocabulary';
import { answerWish } from '../asks/answer-wishes.js';
import { Drawn, SeeOther } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import { viewer } from '../web/viewer.js';
import type { About } from '../wishes/wish.js';
import { Wishes } from '../wishes/wishes.js';
import { answerIn, answersForm, freshRow, isFilled, rawOfRows, rowsIn, type Row } from './answers-form.js';
import { decisionOf } from './decisions.js';

/** A mistake in a row. */
interface RowMistake {
  readonly askId: string;
  readonly name?: string;
  readonly text: string;
}

interface Shown {
  readonly detail: DecisionDetail;
  readonly rows: readonly Row[];
  readonly commandId: string;
  readonly mistakes?: readonly RowMistake[];
  /** about the whole page */
  readonly mistake?: string;
  readonly recorded?: readonly AskAnswered[];
}

/** Answers all open asks of a decision's policies on one page: each answer is a wish of its own, sent with the others. */
@Controller('decisions/:id/answer-asks')
export class AnswerAsksController {
  constructor(private readonly wishes: Wishes) {}

  @Get()
  async ask(@Param('id') id: string, @Query('asOf') asOf: unknown): Promise<Drawn | SeeOther> {
    if (asOf !== undefined)
      throw new NotFoundException('What was known at an earlier moment cannot be changed: open the page as it is now.');
    const about = this.about(id);
    const detail = await decisionOf(about);
    if (detail.decision.struckOut !== null || detail.openAsks.length === 0) return new SeeOther(`/decisions/${id}`);
    const rows = detail.openAsks.map(({ askId }) => freshRow(askId, detail.decision));
    return this.show(about, { detail, rows, commandId: newId() });
  }

  @Post()
  async answer(@Param('id') id: string, @Body() body: unknown): Promise<Drawn | SeeOther> {
    const about = this.about(id);
    const detail = await this.wishes.view(() => decisionOf(about));
    const raw = rawOf(body);
    const sent = raw.commandId?.[0] ?? '';
    const commandId = isId(sent) ? sent : newId();
    const rows = rowsIn(raw).filter(({ askId }) => isId(askId));
    const given = rows.filter(isFilled).map((row) => ({ row, ...answerIn(row, id) }));
    const mistakes = given.flatMap(({ row, mistakes: own }) => own.map((one) => ({ ...one, askId: row.askId })));
    if (mistakes.length > 0) return this.show(about, { detail, rows, commandId, mistakes });
    if (given.length === 0)
      return this.show(about, { detail, rows, commandId, mistake: 'Give at least one answer, or go back' });

    const recorded: AskAnswered[] = [];
    const refused: RowMistake[] = [];
    for (const { details } of given) {
      const refusal = await this.record(details, detail, about, { actor: viewer().actor, commandId });
      if (refusal === undefined) recorded.push(details);
      else refused.push({ askId: details.askId, name: 'answer', text: refusal });
    }
    if (refused.length === 0) return new SeeOther(`/decisions/${id}`, `${count(recorded.length, 'answer')} recorded`);
    const left = rows.filter(({ askId }) => !recorded.some((details) => details.askId === askId));
    return this.show(about, { detail, rows: left, commandId, mistakes: refused, recorded });
  }

  /** Records one answer; says why when it was not recorded. */
  private async record(
    details: AskAnswered,
    detail: DecisionDetail,
    about: About,
    { actor, commandId }: { actor: string; commandId: string },
  ): Promise<string | undefined> {
    const meanwhile = await this.answeredMeanwhile(details, detail, about);
    if (meanwhile !== undefined) return meanwhile === 'the same' ? undefined : meanwhile;
    try {
      // the same answer to the same ask sent twice is one command
      const own = { actor, commandId: derivedId(JSON.stringify(details), commandId), correlationId: commandId };
      await this.wishes.carryOut(answerWish, details, own);
      return undefined;
    } catch (error) {
      if (error instanceof RuleBroken) return error.message;
      if (error instanceof StoreUnavailable) return 'The log could not be reached: send this answer again in a minute';
      throw error;
    }
  }

  /** An ask that was open when the page was drawn may have its answer by now: the same one, or another. */
  private async answeredMeanwhile(
    { askId, decisionId, answer, answeredOn }: AskAnswered,
    { openAsks }: DecisionDetail,
    about: About,
  ): Promise<string | undefined> {
    if (openAsks.some((ask) => ask.askId === askId)) return undefined;
    const found = await this.wishes.view(() => about.ask(new FindAsk(askId, about.today)));
    const standing = found?.answers.filter(({ struckOut }) => struckOut === null) ?? [];
    const isSame = standing.some(
      (said) => said.decision.id === decisionId && said.answer === answer && said.answeredOn === answeredOn,
    );
    if (isSame) return 'the same';
    const current = found?.ask.currentAnswer;
    if (!current) return undefined;
    return `“${labelOf(current.answer)}” of ${dateInWords(current.answeredOn)} has been recorded for this ask since you opened the page. Yours was not: record it on the page of the ask if it is a further answer`;
  }

  private async show(about: About, { detail, rows, commandId, ...more }: Shown): Promise<Drawn> {
    const { mistakes = [], mistake, recorded = [] } = more;
    const asks = await this.asksOf(rows, detail, about);
    const shown = rows.filter(({ askId }) => asks.has(askId));
    const form = answersForm(
      detail.decision,
      shown.map(({ askId }) => asks.get(askId)!),
    );
    const placed = mistakes.map(({ askId, name, text }): Mistake => {
      const row = shown.findIndex((one) => one.askId === askId);
      return { text, ...(name && row >= 0 && { name: `answers.${row}.${name}` }) };
    });
    const blocks = await this.recordedOf(recorded, about);
    const state = {
      action: `/decisions/${about.id}/answer-asks`,
      hidden: { commandId },
      raw: rawOfRows(shown),
      mistakes: [...(mistake ? [{ text: mistake }] : []), ...placed],
      blocks,
    };
    return new Drawn((site) => drawForm(form, state, site), state.mistakes.length > 0 ? 400 : 200);
  }

  /** The asks of the rows, those that are not open any more too. */
  private async asksOf(rows: readonly Row[], { openAsks }: DecisionDetail, about: About): Promise<Map<string, AskRow>> {
    const asks = new Map(openAsks.map((ask) => [ask.askId, ask]));
    for (const { askId } of rows) {
      if (asks.has(askId)) continue;
      const found = await this.wishes.view(() => about.ask(new FindAsk(askId, about.today)));
      if (found) asks.set(askId, found.ask);
    }
    return asks;
  }

  private async recordedOf(recorded: readonly AskAnswered[], about: About): Promise<Block[]> {
    if (recorded.length === 0) return [];
    const rows = [];
    for (const { askId, answer } of recorded) {
      const found = await this.wishes.view(() => about.ask(new FindAsk(askId, about.today)));
      rows.push([found?.ask.statement ?? askId, labelOf(answer)]);
    }
    return [
      {
        kind: 'table',
        heading: 'These were recorded',
        caption: 'Answers that were recorded',
        columns: [{ label: 'Ask' }, { label: 'Answer' }],
        rows,
        empty: '',
      },
    ];
  }

  private about(id: string): About {
    if (!isId(id)) throw notFound('decision');
    return this.wishes.about(id);
  }
}
