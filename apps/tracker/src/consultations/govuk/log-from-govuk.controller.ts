import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { v7 as newId, validate as isId } from 'uuid';
import { ConsultationLogged } from '#consultations';
import { checkForm, drawCheck, drawForm, rawOf, writeAnswers, type Form, type Mistake, type Raw } from '#govuk-pages';
import { whatHasHappened, type GovukConsultation } from '#intake';
import { RuleBroken, validated } from '#vocabulary';
import { Drawn, SeeOther } from '../../web/answer.js';
import { viewer } from '../../web/viewer.js';
import { readBody } from '../../wishes/read-body.js';
import type { About } from '../../wishes/wish.js';
import { Wishes } from '../../wishes/wishes.js';
import { logFields } from '../consultation-fields.js';
import { logWish } from '../consultation-wishes.js';
import { consultations } from '../consultations.js';
import { duplicatesOf } from '../duplicates.js';
import { leftOutBlocks, offerChanges } from './changes-form.js';
import { asSeen } from './exactly.js';
import { GovukItems, GovukSource, sourceFields } from './govuk-items.js';
import { justLogged, KnownCalls } from './known-calls.js';
import { eventsOf } from './offered-changes.js';
import { eventsAbout, RecordChanges } from './record-changes.js';
import { refusal } from './rehearse.js';
import { boxes, seenIn, ticked, type Seen } from './seen.js';

const ADDRESS = '/consultations/from-govuk';

const sourceForm: Form = {
  title: 'Log a consultation from GOV.UK',
  intro: 'Paste its address: all that GOV.UK says about it is filled in, and shown to you before it is recorded.',
  section: consultations.path,
  back: { text: 'Back', href: consultations.path },
  blocks: [{ kind: 'links', links: [{ text: 'It is not on GOV.UK: log it by hand', href: '/consultations/new' }] }],
  fields: sourceFields,
  submit: 'Continue',
  shape: GovukSource,
};

/** Logs a consultation from GOV.UK: its address or item, then all answers to be checked, then the record. */
@Controller(ADDRESS)
export class LogFromGovukController {
  constructor(
    private readonly wishes: Wishes,
    private readonly items: GovukItems,
    private readonly calls: KnownCalls,
    private readonly changes: RecordChanges,
  ) {}

  @Get()
  ask(@Query('address') address: unknown): Drawn {
    return this.source(typeof address === 'string' ? { address: [address] } : {});
  }

  @Post()
  async look(@Req() request: FastifyRequest): Promise<Drawn> {
    const { body, files } = await readBody(request);
    const raw = rawOf(body);
    const about = this.wishes.about(newId());
    const looked = await this.items.look(raw, files, about.today);
    if ('mistakes' in looked) return this.source(raw, looked.mistakes);
    const { item } = looked;
    const logged = await this.wishes.view(() => this.calls.loggedFrom(item, about));
    if (logged) return offerChanges(logged, item, 'This consultation is logged already.');
    const seen = seenOf(item, about.id);
    const form = await this.form(about, seen);
    const answers = {
      ...writeAnswers(form.fields, { ...item.details }),
      also: seen.proposals.map((_, index) => String(index)),
    };
    return this.checkAnswers(form, about, { raw: answers, seen, commandId: newId() });
  }

  @Post('log')
  async log(@Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
    const { body } = await readBody(request);
    const raw = rawOf(body);
    const seen = seenIn(raw);
    const [id = '', commandId = ''] = [raw.consultationId?.[0], raw.commandId?.[0]];
    if (!seen || !isId(id) || !isId(commandId)) return this.source({});
    const about = this.wishes.about(id);
    const form = await this.form(about, seen);
    const state = { raw, seen, commandId };
    if (raw._step?.[0] === 'change') return this.show(form, about, state);
    const { values, mistakes } = detailsIn(form, raw, id);
    if (mistakes.length > 0) return this.show(form, about, { ...state, mistakes });
    if (raw._step?.[0] !== 'record') return this.checkAnswers(form, about, state);
    const details = validated(ConsultationLogged, asSeen(form, seen.details ?? {}, values));
    const proposals = ticked(seen.proposals, raw.also);
    const events = eventsAbout(id, eventsOf(proposals));
    const logged = (await this.calls.of(id)) ?? justLogged(details);
    const refused = refusal(logged, { events, proposals, now: about.now });
    if (refused) return this.show(form, about, { ...state, mistakes: [{ name: 'also', text: refused }] });
    try {
      const acting = { actor: viewer().actor, commandId };
      await this.wishes.carryOut(logWish, details, acting);
      await this.changes.record(events, acting);
      return new SeeOther(`${consultations.path}/${id}`, logWish.done);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return this.show(form, about, { ...state, mistakes: [{ name: error.field, text: error.message }] });
    }
  }

  private source(raw: Raw, mistakes: readonly Mistake[] = []): Drawn {
    return new Drawn(
      (site) => drawForm(sourceForm, { action: ADDRESS, hidden: {}, raw, mistakes }, site),
      mistakes.length > 0 ? 400 : 200,
    );
  }

  private async form(about: About, { details, proposals }: Seen): Promise<Form> {
    const fields = await this.wishes.view(() => logFields(about, details?.departments));
    return {
      title: 'Log a consultation from GOV.UK',
      section: consultations.path,
      back: { text: 'Back', href: ADDRESS },
      fields: [...(proposals.length > 0 ? [alsoField(proposals)] : []), ...fields],
      submit: 'Log consultation',
      checkAnswers: true,
      shape: ConsultationLogged,
    };
  }

  private async checkAnswers(form: Form, about: About, { raw, seen, commandId }: State): Promise<Drawn> {
    const likeness = detailsIn(form, raw, about.id).values;
    const blocks = [...(await this.wishes.view(() => duplicatesOf(likeness, about))), ...leftOutBlocks(seen.leftOut)];
    return new Drawn((site) => drawCheck(form, { ...drawing(about, { seen, commandId }), raw, blocks }, site));
  }

  private show(form: Form, about: About, { raw, seen, commandId, mistakes = [] }: State): Drawn {
    return new Drawn(
      (site) => drawForm(form, { ...drawing(about, { seen, commandId }), raw, mistakes }, site),
      mistakes.length > 0 ? 400 : 200,
    );
  }
}

interface State {
  readonly raw: Raw;
  readonly seen: Seen;
  readonly commandId: string;
  readonly mistakes?: readonly Mistake[];
}

const alsoField = (proposals: Seen['proposals']) =>
  ({
    kind: 'choices',
    name: 'also',
    label: 'What has happened since, to be recorded as well',
    noun: 'event',
    options: boxes(proposals),
  }) as const;

const drawing = ({ id }: About, { seen, commandId }: Pick<State, 'seen' | 'commandId'>) => ({
  action: `${ADDRESS}/log`,
  hidden: { commandId, consultationId: id, seen: JSON.stringify(seen) },
});

/** The answers as the data of the event; what is recorded beside it is no part of it. */
const detailsIn = ({ fields, shape }: Form, raw: Raw, consultationId: string) =>
  checkForm({ fields: fields.filter(({ name }) => name !== 'also'), shape }, raw, { consultationId });

/** What an item gives reason to record when it is logged for the first time. */
function seenOf(item: GovukConsultation, consultationId: string): Seen {
  const proposals = whatHasHappened(justLogged({ ...item.details, consultationId }), item);
  return { details: item.details, proposals, leftOut: item.leftOut };
}
