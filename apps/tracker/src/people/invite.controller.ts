import { BadRequestException, Body, Controller, Get, Headers, Post, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { v5 as derivedId, v7 as newId, validate as isId } from 'uuid';
import { checkForm, rawOf, type Field, type Form, type Mistake, type Raw } from '#govuk-pages';
import { PersonToInvite } from '#members';
import { RuleBroken } from '#vocabulary';
import { showForm } from '../accounts/sign-in-forms.js';
import { inputSchema } from '../api/schemas.js';
import { page, SeeOther, type Drawn } from '../web/answer.js';
import { viewer } from '../web/viewer.js';
import { noneOf, organisationOptions } from '../wishes/fields.js';
import { Wishes } from '../wishes/wishes.js';
import { Inviting, inviteWish } from './inviting.js';
import { people, roleOptions } from './people.js';

const ADDRESS = '/people/new';
const BEGUN_BY = 'b9b1c6b0-37c4-5f4c-9d43-0d6b7d0a2f15';

/** Invites somebody: by mail, or with a link that is shown once to whoever invites. */
@Controller('people/new')
export class InviteController {
  constructor(
    private readonly inviting: Inviting,
    private readonly wishes: Wishes,
  ) {}

  @Get()
  async ask(): Promise<Drawn> {
    return this.show(await this.form(), {}, newId(), newId());
  }

  @Post()
  async invite(@Body() body: unknown): Promise<Drawn | SeeOther> {
    const raw = rawOf(body);
    const form = await this.form();
    const [personId, commandId] = [raw.personId?.[0], raw.commandId?.[0]].map((id) => (isId(id) ? id! : newId()));
    const again = (mistakes: readonly Mistake[]) => this.show(form, raw, personId!, commandId!, mistakes);
    const { values, mistakes } = checkForm(form, raw, { personId });
    if (mistakes.length > 0) return again(mistakes);
    try {
      // the same answers sent twice are one command; changed ones, after going back, are another
      const acting = { actor: viewer().actor, commandId: derivedId(JSON.stringify(values), commandId!) };
      const { link } = await this.inviting.invite(values, acting);
      const name = String(values.name);
      if (link === undefined) return new SeeOther(`/people/${personId}`, `An invitation is on its way to ${name}`);
      return this.showLink(name, personId!, link);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return again([{ text: error.message, ...(error.field && { name: error.field }) }]);
    }
  }

  private showLink(name: string, personId: string, link: string): Drawn {
    return linkShown(`${name} is invited`, personId, link, 'a week');
  }

  private async form(): Promise<Form> {
    const organisations = await this.wishes.view(() => organisationOptions(this.wishes.about(newId())));
    const fields: Field[] = [
      { kind: 'line', name: 'name', label: 'Name', width: 'half' },
      { kind: 'line', name: 'email', label: 'E-mail address', input: 'email', width: 'half' },
      { kind: 'choices', name: 'roles', label: 'Roles', noun: 'role', options: roleOptions },
      {
        kind: 'choice',
        name: 'organisationId',
        label: 'Organisation',
        hint: 'The council or body that they belong to and may act for',
        select: true,
        options: [noneOf('None'), ...organisations],
      },
    ];
    return {
      title: 'Invite somebody',
      section: '/members',
      back: { text: 'Back to people', href: '/people' },
      intro: 'The name and the address are kept sealed with a key of their own, and can be erased.',
      shape: PersonToInvite,
      fields,
      submit: 'Invite',
    };
  }

  private show(form: Form, raw: Raw, personId: string, commandId: string, mistakes: readonly Mistake[] = []): Drawn {
    return showForm(form, ADDRESS, { raw, mistakes, hidden: { personId, commandId } });
  }
}

/** A link that lets somebody in, shown once because no mail could be sent. */
export const linkShown = (title: string, personId: string, link: string, lasts: string): Drawn =>
  page({
    title,
    section: '/members',
    back: { text: 'Back to the person', href: `/people/${personId}` },
    blocks: [
      {
        kind: 'warning',
        text: 'No mail was sent. Hand this link on yourself, to them alone: whoever opens it chooses the password. It is shown only now.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Link', value: link },
          { label: 'Good for', value: `${lasts}, and once` },
        ],
      },
    ],
  });

/** The same as a call. */
@ApiTags('people')
@Controller('/api/people')
export class InviteApi {
  constructor(private readonly inviting: Inviting) {}

  @Post()
  @ApiOperation({ operationId: 'InvitePerson', summary: inviteWish.summary })
  @ApiBody({ schema: inputSchema(PersonToInvite, { optional: people.idField }) })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A UUID: the same key sent twice records nothing twice',
  })
  @ApiResponse({ status: 201, description: 'Invited, or invited before' })
  @ApiResponse({ status: 400, description: 'The body has mistakes in it, by field' })
  @ApiResponse({ status: 422, description: 'A rule does not allow it' })
  async invite(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    if (key !== undefined && !isId(key)) throw new BadRequestException('Idempotency-Key must be a UUID.');
    const details = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
    const personId = (details as { personId?: unknown }).personId ?? (key ? derivedId(key, BEGUN_BY) : newId());
    const {
      shown: visible,
      repeated,
      ...outcome
    } = await this.inviting.invite({ ...details, personId }, { actor: viewer().actor, commandId: key ?? newId() });
    void reply.status(201).header('location', `/api/people/${String(personId)}`);
    return { id: personId, ...outcome, visible, repeated };
  }
}
