import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { EventStore, type RecordedEvent } from '#event-store';
import { instantInWords, labelOf, type Block } from '#govuk-pages';
import type { Who } from './directory.js';

const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

/** Everything that the tracker holds on one person: what they are entitled to see, and to take with them. */
export interface Held {
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly string[];
  readonly organisationId?: string;
  /** what the log says about them; the sealed name is the one above */
  readonly facts: readonly { readonly type: string; readonly recordedAt: string; readonly data: object }[];
  /** what they have recorded, by the type of event */
  readonly recorded: Readonly<Record<string, number>>;
  readonly account?: {
    readonly madeAt: string;
    readonly signedInAt?: string;
    readonly passwordChangedAt?: string;
    readonly secondStep: boolean;
  };
  /** when they last looked at their first page */
  readonly lastLooked?: string;
  readonly sessions: readonly { readonly browser: string; readonly since: string; readonly lastSeen: string }[];
  readonly tokens: readonly { readonly name: string; readonly scope: string; readonly ends: string }[];
}

/** Gathers what is held on people. */
@Injectable()
export class HeldOnPeople {
  constructor(
    private readonly accounts: Accounts,
    private readonly store: EventStore,
  ) {}

  /** @throws StoreUnavailable */
  async on(who: Who): Promise<Held> {
    const { personId, name, email, roles, organisationId } = who;
    const account = this.accounts.credentials.of(personId);
    const facts = await this.store.read(`person-${personId}`);
    const looked = this.accounts.visits.lastOf(personId);
    return {
      name,
      ...(email !== undefined && { email }),
      roles,
      ...(organisationId !== undefined && { organisationId }),
      facts: facts.map(({ type, data, metadata }) => ({ type, recordedAt: metadata.recordedAt, data: unsealed(data) })),
      recorded: await this.recordedBy(personId),
      ...(account && {
        account: {
          madeAt: instant(account.madeAt),
          ...(account.signedInAt !== null && { signedInAt: instant(account.signedInAt) }),
          ...(account.passwordChangedAt !== null && { passwordChangedAt: instant(account.passwordChangedAt) }),
          secondStep: account.hasSecondStep,
        },
      }),
      ...(looked !== undefined && { lastLooked: instant(looked) }),
      sessions: this.accounts.sessions
        .of(personId)
        .map(({ agent, beganAt, seenAt }) => ({ browser: agent, since: instant(beganAt), lastSeen: instant(seenAt) })),
      tokens: this.accounts.tokens
        .of(personId)
        .map(({ name: called, scope, endsAt }) => ({ name: called, scope, ends: instant(endsAt) })),
    };
  }

  /** The same on a page. */
  blocks({ name, email, roles, facts, recorded, account, lastLooked, sessions, tokens }: Held): Block[] {
    return [
      {
        kind: 'prose',
        text: 'Your name and your address are kept sealed with a key of your own. An administrator can erase them: the key is destroyed, and what you recorded stays without your name.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Name', value: name },
          { label: 'E-mail address', value: email },
          { label: 'Roles', value: roles.map((role) => labelOf(role)).join(', ') },
          { label: 'Last signed in', value: account?.signedInAt && instantInWords(account.signedInAt) },
          { label: 'Last looked at the first page', value: lastLooked && instantInWords(lastLooked) },
          { label: 'Signed-in browsers', value: sessions.length },
          { label: 'Tokens of the API', value: tokens.length },
        ],
      },
      {
        kind: 'table',
        heading: 'What the log says about you',
        caption: 'What the log says about you',
        columns: [{ label: 'What' }, { label: 'When' }],
        rows: facts.map(({ type, recordedAt }) => [inPlainWords(type), instantInWords(recordedAt)]),
        empty: 'Nothing yet: you are written into it with the next thing that is recorded.',
      },
      {
        kind: 'table',
        heading: 'What you have recorded',
        caption: 'What you have recorded',
        columns: [{ label: 'What' }, { label: 'How often', numeric: true }],
        rows: Object.entries(recorded).map(([type, times]) => [inPlainWords(type), times]),
        empty: 'Nothing yet.',
      },
    ];
  }

  private async recordedBy(personId: string): Promise<Record<string, number>> {
    const recorded: Record<string, number> = {};
    for await (const batch of this.store.readAll())
      for (const { type, metadata } of batch)
        if (metadata.actor === `person-${personId}`) recorded[type] = (recorded[type] ?? 0) + 1;
    return recorded;
  }
}

const unsealed = (data: RecordedEvent['data']): object =>
  Object.fromEntries(Object.entries(data as object).filter(([field]) => field !== 'sealed'));

/** “PersonInvited” as “Person invited”. */
const inPlainWords = (type: string) => type.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
