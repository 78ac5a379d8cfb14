import { Controller, Get, Param, Post, Query, Req, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { v5 as derivedId, v7 as newId, validate as isId } from 'uuid';
import { EventTooLarge, StoreUnavailable } from '#event-store';
import {
  answersShown,
  checkForm,
  KEPT,
  drawCheck,
  drawForm,
  fieldsOf,
  mistakesIn,
  rawOf,
  rowNumbers,
  writeAnswers,
  type Block,
  type Form,
  type Mistake,
  type Raw,
} from '#govuk-pages';
import { Documents } from '#documents';
import { RuleBroken } from '#vocabulary';
import { noteWish } from '../access/wish-routes.js';
import { Drawn, SeeOther } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import { viewer } from '../web/viewer.js';
import { differences } from './differences.js';
import { keepFiles, keptFiles } from './kept-files.js';
import { readBody } from './read-body.js';
import type { About, ActingAs, CarriedOut, SentFile, Subject, Wish } from './wish.js';
import { Wishes } from './wishes.js';

const SAVED_ONLY = 'It is saved, and the pages are still catching up: reload this page in a moment.';

/** Said when the log cannot be reached. */
export const NOT_JUST_NOW: Mistake = {
  text: 'This could not be recorded just now: the log cannot be reached. Nothing was recorded and your answers are kept below. Send them again in a minute',
};

const TOO_LONG: Mistake = { text: 'This is longer than one record can hold: shorten the longest text' };

/** Somebody went back to the form after it was recorded, and changed it. */
const alreadyBegun = ({ one }: Subject): Mistake => ({
  text: `This ${one} was recorded before, with other answers: correct it on its page`,
});

type Answers = Record<string, unknown>;

/** The pages of one wish: its form at the address of the wish, and what becomes of the answers. */
export function wishPages(subject: Subject, described: Wish): Type {
  const address = described.begins ? `${subject.path}/${described.path}` : `${subject.path}/:id/${described.path}`;
  noteWish(['GET', 'POST'], address, described.command.name);

  @Controller(address)
  class WishPages {
    constructor(
      private readonly wishes: Wishes,
      private readonly documents: Documents,
    ) {}

    @Get()
    async ask(@Param('id') id: string | undefined, @Query() asked: About['asked']): Promise<Drawn> {
      const about = this.about(id ?? newId(), asked);
      const form = await this.form(about);
      const starts = (await described.starts?.(about)) ?? {};
      const raw = { ...writeAnswers(form.fields, { ...askedFor(form, asked), ...starts }) };
      return this.show(form, about, { raw, shown: starts, commandId: newId() });
    }

    @Post()
    async decide(@Param('id') id: string | undefined, @Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
      const { body, files } = await readBody(request);
      const raw = rawOf(body);
      const minted = raw[subject.idField]?.[0] ?? '';
      const about = this.about(id ?? (isId(minted) ? minted : newId()), askedAgain(raw));
      return this.take(about, raw, files, viewer().actor);
    }

    private async take(
      about: About,
      sentRaw: Raw,
      files: Readonly<Record<string, SentFile>>,
      actor: string,
    ): Promise<Drawn | SeeOther> {
      const form = await this.wishes.view(() => this.form(about));
      const { raw, mistakes: ofFiles } = await keepFiles(this.documents, form, sentRaw, files);
      const sent = raw.commandId?.[0] ?? '';
      const state = { raw, shown: shownIn(raw), commandId: isId(sent) ? sent : newId() };
      const again = (mistakes: readonly Mistake[], blocks: readonly Block[] = []) =>
        this.show(form, about, { ...state, mistakes, blocks });
      if (ofFiles.length > 0) return again(ofFiles);
      const added = raw._add?.[0];
      if (added) return this.show(form, about, { ...state, raw: withRow(form, raw, added) });
      const removed = raw._remove?.[0];
      if (removed) return this.show(form, about, { ...state, raw: withoutRow(raw, removed) });
      if (raw._step?.[0] === 'change') return again([]);

      try {
        const { details, mistakes, seen = state.shown } = await this.details(form, about, state, actor);
        if (mistakes.length > 0) return this.show(form, about, { ...state, shown: seen, mistakes });
        const step = raw._step?.[0];
        const amend = await this.wishes.view(async () => described.amends?.(details, about));
        if (step === 'amend' && amend)
          return this.take(about, { ...raw, ...amend.answers, _step: ['record'] }, {}, actor);
        const blocks = (await this.wishes.view(async () => described.warns?.(details, about))) ?? [];
        if ((form.checkAnswers || blocks.length > 0) && step !== 'record' && step !== 'amend') {
          const checked = { action: this.action(about), hidden: this.hidden(about, state), raw, blocks };
          return new Drawn((site) => drawCheck(form, { ...checked, ...(amend && { amend: amend.button }) }, site));
        }
        // the same answers sent twice are one command; changed ones, after going back, are another
        const commandId = derivedId(JSON.stringify(details), state.commandId);
        const { shown, recorded, repeated } = await this.carryOut(details, about, { actor, commandId });
        if (described.begins && recorded === 0 && !repeated) return again([alreadyBegun(subject)]);
        const next = described.goesTo?.(details) ?? `${subject.path}/${about.id}`;
        return new SeeOther(next, shown ? described.done : `${described.done}. ${SAVED_ONLY}`);
      } catch (error) {
        if (error instanceof StoreUnavailable)
          return this.show(form, about, { ...state, mistakes: [NOT_JUST_NOW] }, 503);
        if (error instanceof EventTooLarge) return again([TOO_LONG]);
        if (!(error instanceof RuleBroken)) throw error;
        const at = fieldsOf(form, raw).some(({ name }) => name === error.field);
        return again([{ text: error.message, ...(at && { name: error.field }) }]);
      }
    }

    /**
     * The data of the event that the answers ask for, or the mistakes in them; `seen` is what the form has shown by now:
     * whoever sends answers again after being told what somebody else has changed means it.
     */
    private async details(
      form: Form,
      about: About,
      { raw, shown }: State,
      actor: string,
    ): Promise<{ details: Answers; mistakes: readonly Mistake[]; seen?: object }> {
      const own = { [subject.idField]: about.id, ...keptFiles(form, raw), ...described.fills?.(actor) };
      const { values, mistakes } = checkForm(form, raw, own);
      if (!described.corrects) return { details: values, mistakes };
      const stands: object = await this.wishes.view(async () => (await described.starts?.(about)) ?? {});
      const { reason, ...answers } = values;
      const fields = form.fields.map(({ name }) => name).filter((name) => name !== 'reason');
      // as a form can show it: without seconds, lists in the order of its boxes
      const asShown = (data: object) => checkForm(form, writeAnswers(form.fields, { ...data })).values;
      const { changes, conflicts } = differences(fields, { shown: asShown(shown), now: asShown(stands), answers });
      const details = { ...own, ...changes, reason };
      if (mistakes.length > 0) return { details, mistakes };
      if (conflicts.length > 0)
        return {
          details,
          mistakes: conflicts.map((conflict) => changedMeanwhile(form, conflict)),
          seen: { ...shown, ...Object.fromEntries(conflicts.map(({ field, theirs }) => [field, theirs])) },
        };
      if (Object.keys(changes).length === 0) return { details, mistakes: [{ text: 'Change at least one detail' }] };
      return { details, mistakes: mistakesIn(form, raw, details) };
    }

    private carryOut(details: Answers, about: About, acting: ActingAs): Promise<CarriedOut> {
      if (described.together) return described.together.carryOut(details, about, acting, this.wishes);
      return this.wishes.carryOut(described, details, acting);
    }

    private async form(about: About): Promise<Form> {
      return {
        section: subject.section ?? subject.path,
        back: this.back(about),
        ...(await described.form(about)),
        shape: described.together?.shape ?? described.shape,
        corrects: described.corrects,
      };
    }

    private back({ id }: About) {
      return described.begins
        ? { text: 'Back', href: subject.path }
        : { text: `Back to the ${subject.one}`, href: `${subject.path}/${id}` };
    }

    private action({ id }: About): string {
      return described.begins ? address : `${subject.path}/${id}/${described.path}`;
    }

    private hidden({ id }: About, { commandId, shown, raw }: State): Record<string, string> {
      return {
        ...keptAlong(raw),
        commandId,
        ...(described.begins && { [subject.idField]: id }),
        ...(described.corrects && { _shown: JSON.stringify(shown) }),
      };
    }

    private show(form: Form, about: About, state: State, status?: number): Drawn {
      const { raw, mistakes = [], blocks = [] } = state;
      const drawing = { action: this.action(about), hidden: this.hidden(about, state), raw, mistakes, blocks };
      return new Drawn((site) => drawForm(form, drawing, site), status ?? (mistakes.length > 0 ? 400 : 200));
    }

    private about(id: string, asked: About['asked']): About {
      if (!isId(id)) throw notFound(subject.one);
      return this.wishes.about(id, asked);
    }
  }
  return WishPages;
}

/** What the files that were kept are known by travels with the form. */
const keptAlong = (raw: Raw) =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([name, [value]]) => (name.startsWith(KEPT) && value ? [[name, value]] : [])),
  );

interface State {
  readonly raw: Raw;
  /** what the form showed when it was opened */
  readonly shown: object;
  readonly commandId: string;
  readonly mistakes?: readonly Mistake[];
  readonly blocks?: readonly Block[];
}

/** What the address asks the form to begin with: `?policyIds=…` ticks that policy. */
function askedFor({ fields }: Form, asked: About['asked']): Answers {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = asked[field.name];
      if (value === undefined) return [];
      return [[field.name, field.kind === 'choices' ? [value].flat() : value]];
    }),
  );
}

/** The same of answers that come back: what a form is made of stays what it was. */
const askedAgain = (raw: Raw): About['asked'] =>
  Object.fromEntries(
    Object.entries(raw).map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? '')]),
  );

function shownIn(raw: Raw): object {
  try {
    const shown: unknown = JSON.parse(raw._shown?.[0] ?? '{}');
    return typeof shown === 'object' && shown !== null ? shown : {};
  } catch {
    return {};
  }
}

function withRow({ fields }: Form, raw: Raw, list: string): Raw {
  const field = fields.find(({ name }) => name === list);
  if (field?.kind !== 'rows') return raw;
  const next = Math.max(-1, ...rowNumbers(raw, list)) + 1;
  // an empty form shows a first row that no answer stands for yet
  const row = next === 0 ? 1 : next;
  return { ...raw, [`${list}.${row}.${field.fields[0]?.name}`]: [''] };
}

const withoutRow = (raw: Raw, row: string): Raw =>
  Object.fromEntries(Object.entries(raw).filter(([name]) => !name.startsWith(`${row}.`)));

function changedMeanwhile(form: Form, { field, theirs }: { field: string; theirs: unknown }): Mistake {
  const fields = form.fields.filter(({ name }) => name === field);
  const answers = answersShown({ ...form, fields }, writeAnswers(fields, { [field]: theirs }))
    .map(({ answer }) => answer.replaceAll('\n', ', '))
    .filter((answer) => answer !== 'Not answered');
  const label = fields.map((at) => ('label' in at ? at.label : field)).join();
  const text = answers.length > 0 ? `“${answers.join(', ')}”` : 'nothing';
  return {
    name: field,
    text: `${label}: somebody else has changed this to ${text} since you opened the form. Your answer is kept below: send it again to put it in the place of theirs`,
  };
}
