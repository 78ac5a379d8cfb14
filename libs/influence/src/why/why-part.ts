import type { Database } from 'better-sqlite3';
import { dateInWords } from '#vocabulary';
import type { Contributed, Engaging, Round } from '../facts/facts.js';
import { itemOf } from '../titles.js';
import { saying, type Finding } from './fact.js';

/** What the rules of participation looked at, of one thing that an organisation took part in. */
export function findingOfPart(db: Database, part: Engaging | Contributed | Round): Finding {
  switch (part.kind) {
    case 'contribution': {
      const item = itemOf(db, 'response', part.responseId);
      return {
        about: 'part',
        sentence: `It was offered to the response to “${item.title}”`,
        on: null,
        items: [item],
        sources: [
          {
            stream: `response-${part.responseId}`,
            says: ({ type, data }) =>
              type === 'ContributionOffered' && Reflect.get(data, 'contributionId') === part.contributionId,
          },
        ],
      };
    }
    case 'round': {
      const item = itemOf(db, 'response', part.responseId);
      return {
        about: 'part',
        sentence: `Round ${part.round} of the sign-off of the response to “${item.title}”`,
        on: null,
        items: [item],
        sources: [
          {
            stream: `response-${part.responseId}`,
            says: ({ type, data }) =>
              ['SignOffOpened', 'PositionTaken'].includes(type) && Reflect.get(data, 'round') === part.round,
          },
        ],
      };
    }
    default: {
      const item = itemOf(db, part.kind, part.id);
      const fields = ['organisationIds', 'happenedOn'];
      const says = saying(['EngagementLogged', 'ResponseSubmitted'], 'EngagementCorrected', fields);
      return {
        about: 'part',
        sentence: `The ${part.kind} “${item.title}” is of ${dateInWords(part.on)}`,
        on: part.on,
        items: [item],
        sources: [{ stream: `${part.kind}-${part.id}`, says }],
      };
    }
  }
}
