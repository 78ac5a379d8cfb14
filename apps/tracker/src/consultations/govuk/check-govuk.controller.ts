import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { validate as isId } from 'uuid';
import { count, drawForm, rawOf, type Form, type Mistake, type Raw } from '#govuk-pages';
import { isSameCall } from '#intake';
import { RuleBroken } from '#vocabulary';
import { hrefOf } from '../../registers/hrefs.js';
import { Drawn, SeeOther } from '../../web/answer.js';
import { notFound } from '../../web/errors.js';
import { viewer } from '../../web/viewer.js';
import { readBody } from '../../wishes/read-body.js';
import { Wishes } from '../../wishes/wishes.js';
import { consultationOf, consultations } from '../consultations.js';
import { drawChanges, offerChanges } from './changes-form.js';
import { GovukItems, GovukSource, sourceFields } from './govuk-items.js';
import { KnownCalls } from './known-calls.js';
import { eventsOf } from './offered-changes.js';
import { eventsAbout, RecordChanges } from './record-changes.js';
import { refusal } from './rehearse.js';
import { seenIn, ticked } from './seen.js';

/** Looks at a later version of a consultation on GOV.UK, offers what has changed, and records what is chosen. */
@Controller('/consultations/:id/check-govuk')
export class CheckGovukController {
  constructor(
    private readonly wishes: Wishes,
    private readonly items: GovukItems,
    private readonly calls: KnownCalls,
    private readonly changes: RecordChanges,
  ) {}

  @Get()
  async ask(@Param('id') id: string): Promise<Drawn> {
    const { title, source } = await this.consultation(id);
    const url = source?.system === 'govuk' ? source.url : null;
    return this.source({ id, title }, url ? { address: [url] } : {});
  }

  @Post()
  async look(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Drawn> {
    const { body, files } = await readBody(request);
    const raw = rawOf(body);
    const { title } = await this.consultation(id);
    const known = await this.calls.of(id);
    if (!known) throw notFound('consultation');
    const looked = await this.items.look(raw, files, this.wishes.about(id).today);
    if ('mistakes' in looked) return this.source({ id, title }, raw, looked.mistakes);
    if (isSameCall(known.facts, looked.item)) return offerChanges(known, looked.item);
    const other = `This is another consultation on GOV.UK: “${looked.item.details.title}”`;
    const name = files['item.file'] ? 'item.file' : raw['item.text']?.[0]?.trim() ? 'item.text' : 'address';
    return this.source({ id, title }, raw, [{ name, text: other }]);
  }

  @Post('record')
  async record(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
    const { body } = await readBody(request);
    const raw = rawOf(body);
    const { title } = await this.consultation(id);
    const seen = seenIn(raw);
    const commandId = raw.commandId?.[0] ?? '';
    if (!seen || !isId(commandId)) return this.source({ id, title }, {});
    const taken = ticked(seen.proposals, raw.changes);
    const again = (text: string) =>
      drawChanges({ consultationId: id, title }, { seen, commandId, raw, mistakes: [{ name: 'changes', text }] });
    if (taken.length === 0) return again('Select at least one change');
    const events = eventsAbout(id, eventsOf(taken));
    const refused = refusal(await this.calls.of(id), { events, proposals: taken, now: this.wishes.about(id).now });
    if (refused) return again(refused);
    try {
      await this.changes.record(events, { actor: viewer().actor, commandId });
      return new SeeOther(hrefOf('consultation', id), `${count(taken.length, 'change')} recorded`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return again(error.message);
    }
  }

  private async consultation(id: string) {
    if (!isId(id)) throw notFound('consultation');
    return (await this.wishes.view(() => consultationOf(this.wishes.about(id)))).consultation;
  }

  private source({ id, title }: { id: string; title: string }, raw: Raw, mistakes: readonly Mistake[] = []): Drawn {
    const form: Form = {
      title: 'Check GOV.UK for changes',
      caption: title,
      intro: 'What has changed is shown to you before it is recorded.',
      section: consultations.path,
      back: { text: 'Back to the consultation', href: hrefOf('consultation', id) },
      fields: sourceFields,
      submit: 'Check for changes',
      shape: GovukSource,
    };
    const action = `${hrefOf('consultation', id)}/check-govuk`;
    return new Drawn(
      (site) => drawForm(form, { action, hidden: {}, raw, mistakes }, site),
      mistakes.length > 0 ? 400 : 200,
    );
  }
}
