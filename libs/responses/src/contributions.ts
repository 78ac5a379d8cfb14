import { answerTo, type Answers, type AnswerVersion } from './answers.js';
import type { ContributionOffered, ContributionRuled, Passage, ResponseEvent } from './response-events.js';
import { followPassage } from './words/passages.js';

/** What a member offered, and what became of it. */
export interface Contribution {
  readonly offered: ContributionOffered;
  /** the version of the answer that it speaks of; 0 when there was none yet */
  readonly onVersion: number;
  /** the latest ruling */
  readonly ruled: ContributionRuled | null;
  /** what the contributor said to the latest ruling */
  readonly said: 'accepted' | 'disputed' | null;
  readonly withdrawn: boolean;
}

/** The contributions to a response, by their ids. */
export type Contributions = ReadonlyMap<string, Contribution>;

/** The contributions after an event; `answers` as they stood before it. */
export function evolveContributions(
  contributions: Contributions,
  event: ResponseEvent,
  answers: Answers,
): Contributions {
  const changed = (id: string, changes: Partial<Contribution>) => {
    const contribution = contributions.get(id);
    return contribution ? new Map(contributions).set(id, { ...contribution, ...changes }) : contributions;
  };
  switch (event.type) {
    case 'ContributionOffered':
      return new Map(contributions).set(event.data.contributionId, {
        offered: event.data,
        onVersion: answerTo(answers, event.data.questionId).versions.length,
        ruled: null,
        said: null,
        withdrawn: false,
      });
    case 'ContributionRuled':
      return changed(event.data.contributionId, { ruled: event.data, said: null });
    case 'RulingAccepted':
      return changed(event.data.contributionId, { said: 'accepted' });
    case 'RulingDisputed':
      return changed(event.data.contributionId, { said: 'disputed' });
    case 'ContributionWithdrawn':
      return changed(event.data.contributionId, { withdrawn: true });
    default:
      return contributions;
  }
}

/** Where the passage that a contribution is about stands in the answer by now; null when it is gone, or it is about none. */
export function passageNow(
  { offered: { replaces }, onVersion }: Pick<Contribution, 'offered' | 'onVersion'>,
  { versions }: { readonly versions: readonly Pick<AnswerVersion, 'text'>[] },
): Passage | null {
  if (!replaces) return null;
  const texts = versions.slice(Math.max(onVersion - 1, 0)).map(({ text }) => text);
  return followPassage(replaces, onVersion === 0 ? ['', ...texts] : texts);
}
