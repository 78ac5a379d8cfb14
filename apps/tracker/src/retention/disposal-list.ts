import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Accounts } from '#accounts';
import { ADMINISTRATORS, CONFIDANTS, isAmong } from '#access';
import { Audit } from '#audit';
import { ReadModels } from '#read-models';
import { KeptFromOthers, type KeptFromOther } from '#registers';
import { disposal, type Retained, type RetentionName } from '#retention';
import { londonDate } from '#vocabulary';
import { Directory, type Who } from '../accounts/directory.js';
import { hrefOf } from '../registers/hrefs.js';
import { today } from '../web/clock.js';
import { viewer } from '../web/viewer.js';

/** Something that is kept, with where it can be looked at and what can be done about it. */
export interface RetainedItem extends Retained {
  readonly title: string;
  readonly href: string;
  /** where it is changed */
  readonly act: string;
}

const dateOf = (milliseconds: number): string => londonDate(new Date(milliseconds).toISOString());

/** What is kept and is to be looked at again: people for administrators, items for those who decide how they are handled. */
@Injectable()
export class DisposalList {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly queries: QueryBus,
    private readonly audit: Audit,
    private readonly readModels: ReadModels,
  ) {}

  /** What is due today, and what comes next. @throws ReadModelsBuilding */
  list() {
    return this.readModels.view(() => this.listed());
  }

  private async listed() {
    const [people, items] = [isAmong(ADMINISTRATORS, viewer()), isAmong(CONFIDANTS, viewer())];
    const kept = [
      ...(people ? (await this.directory.everybody()).flatMap((who) => this.ofPerson(who)) : []),
      ...(items ? (await this.queries.execute(new KeptFromOthers())).flatMap((item) => this.ofItem(item)) : []),
    ];
    return disposal(kept, today());
  }

  /** Notes that something was looked at today, and stays. Answers what it is called; undefined when it is not on the list. */
  async keep(of: string, id: string): Promise<string | undefined> {
    const { due, next } = await this.list();
    const found = [...due, ...next].find((item) => item.of === of && item.id === id);
    if (!found) return undefined;
    this.accounts.reviews.note(of, id, today());
    this.audit.record({ deed: 'retention_reviewed', personId: viewer().personId, about: `${found.href}: kept` });
    return found.title;
  }

  private ofPerson({ personId, name, state, invitedAt, changedAt }: Who): RetainedItem[] {
    if (state === 'erased' || invitedAt === undefined || changedAt === undefined) return [];
    const page = `/people/${personId}`;
    const retained = (of: RetentionName, since: string, act: string) => [
      this.retained({ of, id: personId, since, title: name, href: page, act: `${page}/${act}` }),
    ];
    if (state === 'deactivated') return retained('people-who-left', londonDate(changedAt), 'erase');
    const signedInAt = this.accounts.credentials.of(personId)?.signedInAt ?? null;
    return signedInAt === null
      ? retained('invitations-not-taken', londonDate(invitedAt), 'deactivate')
      : retained('accounts-not-used', dateOf(signedInAt), 'deactivate');
  }

  private ofItem({ kind, id, title, handling, inConfidence, happenedOn, recordedAt }: KeptFromOther): RetainedItem[] {
    const page = hrefOf(kind, id);
    const recordedOn = londonDate(recordedAt);
    const retained = (of: RetentionName, since: string, act = 'change-handling') =>
      this.retained({ of, id, since, title, href: page, act: `${page}/${act}` });
    return [
      ...(handling?.marking === 'official-sensitive' ? [retained('sensitive', recordedOn)] : []),
      ...(handling?.embargoUntil !== undefined && handling.embargoUntil <= today()
        ? [retained('embargo-over', handling.embargoUntil)]
        : []),
      ...(inConfidence ? [retained('in-confidence', happenedOn ?? recordedOn, 'correct')] : []),
    ];
  }

  private retained(item: RetainedItem): RetainedItem {
    const reviewedOn = this.accounts.reviews.of(item.of, item.id);
    return { ...item, ...(reviewedOn !== undefined && { reviewedOn }) };
  }
}
