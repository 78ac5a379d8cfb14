import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Accounts } from '#accounts';
import { dateInWords, instantInWords, type Block } from '#govuk-pages';
import { londonDate } from '#vocabulary';
import { Directory, type Who } from '../accounts/directory.js';
import { LinksByMail } from '../accounts/links-by-mail.js';
import { SigningIn } from '../accounts/signing-in.js';
import { historyOf } from '../registers/history-block.js';
import { page, SeeOther, type Drawn } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import { viewer } from '../web/viewer.js';
import { organisationOptions } from '../wishes/fields.js';
import { Wishes } from '../wishes/wishes.js';
import { linkShown } from './invite.controller.js';
import { rolesInWords } from './people.js';

const STATES: Readonly<Record<Who['state'], string>> = {
  active: 'Active',
  deactivated: 'Account ended',
  erased: 'Erased',
};

/** Who has an account, and what may be done about it. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly directory: Directory,
    private readonly accounts: Accounts,
    private readonly links: LinksByMail,
    private readonly signingIn: SigningIn,
    private readonly wishes: Wishes,
  ) {}

  @Get()
  async list(): Promise<Drawn> {
    const organisations = await this.organisations();
    const people = await this.directory.everybody();
    return page({
      title: 'People',
      section: '/members',
      back: { text: 'Back to members', href: '/members' },
      lead: 'Who can sign in to the tracker. Names are kept sealed; only administrators see this page.',
      actions: [{ text: 'Invite somebody', href: '/people/new' }],
      blocks: [
        {
          kind: 'table',
          caption: 'People who have, or had, an account',
          columns: [{ label: 'Name' }, { label: 'Roles' }, { label: 'Organisation' }, { label: 'Account' }],
          rows: people.map((who) => [
            { text: who.name, href: `/people/${who.personId}`, ...(who.email && { hint: who.email }) },
            rolesInWords(who.roles),
            who.organisationId && (organisations.get(who.organisationId) ?? who.organisationId),
            this.standing(who),
          ]),
          empty: 'Nobody has an account.',
        },
      ],
    });
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<Drawn> {
    const who = await this.find(id);
    const organisations = await this.organisations();
    const account = this.accounts.credentials.of(id);
    const href = (path: string) => `/people/${id}/${path}`;
    const links = [
      ...(who.state === 'active' && who.invitedAt ? [{ text: 'Change roles', href: href('change-roles') }] : []),
      ...(who.state === 'active' && who.invitedAt ? [{ text: 'End this account', href: href('deactivate') }] : []),
      ...(who.state !== 'erased' && who.invitedAt ? [{ text: 'Erase this person', href: href('erase') }] : []),
    ];
    return page({
      title: who.name,
      caption: 'Person',
      section: '/members',
      breadcrumbs: [
        { text: 'Members', href: '/members' },
        { text: 'People', href: '/people' },
      ],
      tags: who.state === 'active' ? [] : [{ text: STATES[who.state], tag: 'grey' }],
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'E-mail address', value: who.email },
            { label: 'Roles', value: rolesInWords(who.roles) },
            {
              label: 'Organisation',
              value: who.organisationId && {
                text: organisations.get(who.organisationId) ?? who.organisationId,
                href: `/members/${who.organisationId}`,
              },
            },
            { label: 'Account', value: this.standing(who) },
            { label: 'Second step', value: account?.hasSecondStep ? 'Set up' : 'Not set up' },
            {
              label: 'Last signed in',
              value: account?.signedInAt ? instantInWords(new Date(account.signedInAt).toISOString()) : 'Never',
            },
          ],
        },
        ...(who.state === 'active' && account ? this.helpBlocks(id, account.hasSecondStep) : []),
        await historyOf('person', this.wishes.about(id)),
        { kind: 'links', heading: 'Changes', links },
      ],
    });
  }

  @Post(':id/new-link')
  async newLink(@Param('id') id: string): Promise<Drawn | SeeOther> {
    const who = await this.find(id);
    const account = this.accounts.credentials.of(id);
    if (who.state !== 'active' || !account || who.email === undefined) throw notFound('account');
    const kind = account.hasPassword ? 'reset' : 'invitation';
    const { link } = await this.links.send(kind, id, who.email);
    this.signingIn.changed(`link to choose a password (${kind})`, id, viewer().personId);
    if (link === undefined) return new SeeOther(`/people/${id}`, `A link is on its way to ${who.name}`);
    return linkShown(`A link for ${who.name}`, id, link, kind === 'reset' ? 'an hour' : 'a week');
  }

  @Post(':id/drop-second-step')
  async dropSecondStep(@Param('id') id: string): Promise<SeeOther> {
    const { name } = await this.find(id);
    this.accounts.credentials.dropSecondStep(id);
    this.accounts.sessions.endAll(id);
    this.signingIn.changed('second step taken away', id, viewer().personId);
    return new SeeOther(`/people/${id}`, `${name} sets up the second step anew at the next sign-in`);
  }

  private helpBlocks(id: string, hasSecondStep: boolean): Block[] {
    return [
      {
        kind: 'press',
        heading: 'When they cannot get in',
        text: 'Send a link to choose a password. Make sure that it is they who ask.',
        action: `/people/${id}/new-link`,
        button: 'Send a link to choose a password',
      },
      ...(hasSecondStep
        ? [
            {
              kind: 'press',
              text: 'For somebody who has lost the phone and the recovery codes.',
              action: `/people/${id}/drop-second-step`,
              button: 'Take the second step away',
            } as const,
          ]
        : []),
    ];
  }

  private standing({ personId, state, changedAt }: Who): string {
    if (state !== 'active')
      return changedAt === undefined ? STATES[state] : `${STATES[state]} on ${dateInWords(londonDate(changedAt))}`;
    const account = this.accounts.credentials.of(personId);
    if (!account) return 'Cannot sign in';
    if (account.hasPassword || this.accounts.credentials.isKnownToAProvider(personId)) return 'Active';
    return this.accounts.links.isInvited(personId) ? 'Invited' : 'Invited; the link is over';
  }

  private async find(id: string): Promise<Who> {
    const who = await this.directory.find(id);
    if (!who) throw notFound('person');
    return who;
  }

  private async organisations(): Promise<ReadonlyMap<string, string>> {
    const options = await organisationOptions(this.wishes.about(''));
    return new Map(options.map(({ value, label }) => [value, label]));
  }
}

/** Somebody as the API tells of them. */
interface PersonTold {
  readonly personId: string;
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly string[];
  readonly organisationId?: string;
  readonly state: string;
}

const told = ({ personId, name, email, roles, organisationId, state }: Who): PersonTold => ({
  personId,
  name,
  ...(email !== undefined && { email }),
  roles,
  ...(organisationId !== undefined && { organisationId }),
  state,
});

@ApiTags('people')
@Controller('/api/people')
export class PeopleApi {
  constructor(private readonly directory: Directory) {}

  @Get()
  @ApiOperation({ operationId: 'ListPeople', summary: 'Everybody who has, or had, an account' })
  async list(): Promise<{ rows: PersonTold[]; total: number }> {
    const rows = (await this.directory.everybody()).map(told);
    return { rows, total: rows.length };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'FindPerson', summary: 'One person' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  async find(@Param('id') id: string): Promise<PersonTold> {
    const who = await this.directory.find(id);
    if (!who) throw notFound('person');
    return told(who);
  }
}
