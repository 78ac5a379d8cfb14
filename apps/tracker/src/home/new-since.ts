import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { StoreUnavailable } from '#event-store';
import { instantInWords, type Block } from '#govuk-pages';
import { RecordedSince } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import { nameOfActor } from '../web/names.js';
import type { About } from '../wishes/wish.js';

/** What is new to whoever asks since they last looked. */
@Injectable()
export class NewSince {
  constructor(private readonly accounts: Accounts) {}

  /** The block of the first page; nothing on somebody’s first visit, and none of it when the log cannot be reached. */
  async block({ viewer, ask }: About): Promise<Block[]> {
    const before = this.accounts.visits.look(viewer.personId);
    if (before === undefined) return [];
    const since = new Date(before).toISOString();
    try {
      const entries = await ask(new RecordedSince(since, viewer.actor));
      return [
        {
          kind: 'table',
          heading: 'New since your last visit',
          anchor: 'new',
          caption: `What others recorded since ${instantInWords(since)}`,
          columns: [{ label: 'What' }, { label: 'Recorded by' }, { label: 'Recorded on' }],
          rows: entries.map(({ about, sentence, actor, recordedAt }) => [
            { text: about.title, href: hrefOf(about.kind, about.id), hint: sentence },
            nameOfActor(actor),
            instantInWords(recordedAt),
          ]),
          empty: `Nobody else has recorded anything since ${instantInWords(since)}.`,
        },
      ];
    } catch (error) {
      if (error instanceof StoreUnavailable) return [];
      throw error;
    }
  }
}
