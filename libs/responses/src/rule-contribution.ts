import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { IsDraft, IsWholeNumber, type Known, Optional, RuleBroken, sameFact } from '#vocabulary';
import { answerTo, currentVersion, type Answer, type AnswerVersion } from './answers.js';
import { beingDrafted, standing } from './being-drafted.js';
import { passageNow, type Contribution, type Contributions } from './contributions.js';
import { mergedAnswer, savedAs } from './merged-answer.js';
import { response, type Response } from './response.js';
import { ContributionRuled, type ResponseEvent, type Ruling } from './response-events.js';
import { standingContribution } from './ruled-contribution.js';

/** A ruling, and the answer in the words that it gives it, if it gives it any. */
export class RulingGiven extends ContributionRuled {
  /** the whole answer with what was adopted in it; a suggestion adopted as it is needs none */
  @Optional() @IsDraft() text?: string;
  /** the version that these words were written on */
  @Optional() @IsWholeNumber(0, 1_000_000_000) baseVersion?: number;
}

export class RuleContribution extends Command<Outcome> {
  constructor(
    readonly details: RulingGiven,
    readonly known: Known,
  ) {
    super();
  }
}

const USES_IT: readonly Ruling[] = ['adopted', 'adopted_with_changes', 'merged'];

/**
 * The secretariat rules on a contribution, with a reason; anew until the member has accepted it. Adopting a suggestion
 * puts its words in the place of the passage, as the next version of the answer, in the same stroke.
 */
export const ruleContribution =
  ({ details }: RuleContribution) =>
  (state: Response): ResponseEvent[] => {
    const started = standing(state);
    const { text, baseVersion: _, ...ruled } = details;
    const contribution = standingContribution(started.contributions, details.contributionId);
    if (sameFact(ruled, contribution.ruled)) return [];
    if (contribution.said === 'accepted')
      throw new RuleBroken('The member has accepted the ruling on this contribution: it stays as it is');
    mustMerge(ruled, contribution, started.contributions);
    if (text !== undefined && !USES_IT.includes(ruled.ruling))
      throw new RuleBroken('Words of the answer change only with what is adopted or merged', 'text');
    const answer = answerTo(started.answers, contribution.offered.questionId);
    const words = wordsGiven(details, contribution, answer);
    if (words) beingDrafted(state);
    return [{ type: 'ContributionRuled', data: ruled }, ...draftedBy(words, contribution, answer)];
  };

/** What is merged goes into another contribution to the same response, which went into no other. */
function mustMerge({ ruling, mergedInto }: ContributionRuled, { offered }: Contribution, all: Contributions): void {
  if (ruling !== 'merged') {
    if (mergedInto !== undefined)
      throw new RuleBroken('Only a merged contribution goes into another one', 'mergedInto');
    return;
  }
  if (mergedInto === undefined) throw new RuleBroken('Choose the contribution that it is merged into', 'mergedInto');
  if (mergedInto === offered.contributionId)
    throw new RuleBroken('A contribution cannot be merged into itself', 'mergedInto');
  const other = all.get(mergedInto);
  if (!other || other.withdrawn) throw new RuleBroken('There is no such contribution to merge it into', 'mergedInto');
  if (other.ruled?.ruling === 'merged')
    throw new RuleBroken('That contribution was merged into another: choose that one', 'mergedInto');
  const into = [...all.values()].some(({ ruled }) => ruled?.mergedInto === offered.contributionId);
  if (into) throw new RuleBroken('Others were merged into this contribution: it cannot go into another', 'mergedInto');
}

interface WordsGiven {
  readonly text: string;
  readonly baseVersion: number;
}

/** The words that a ruling gives the answer; undefined when it leaves them as they are. */
function wordsGiven(
  { text, baseVersion, ruling }: Pick<RulingGiven, 'text' | 'baseVersion' | 'ruling'>,
  contribution: Contribution,
  answer: Answer,
): WordsGiven | undefined {
  const current = currentVersion(answer);
  if (text !== undefined) return { text, baseVersion: baseVersion ?? current?.version ?? 0 };
  if (ruling !== 'adopted' || contribution.offered.kind !== 'suggestion') return undefined;
  const adopted = withSuggestion(contribution, answer);
  if (adopted !== undefined) return { text: adopted, baseVersion: current?.version ?? 0 };
  if (current?.text.includes(contribution.offered.text)) return undefined;
  throw new RuleBroken(
    'The words that this suggestion replaces are gone: adopt it with changes, and say where it goes',
    'ruling',
  );
}

/** The text of an answer with a suggestion in the place of its passage; undefined when the passage is gone. */
export function withSuggestion(
  contribution: Pick<Contribution, 'offered' | 'onVersion'>,
  answer: { readonly versions: readonly Pick<AnswerVersion, 'text'>[] },
): string | undefined {
  const words = answer.versions.at(-1)?.text ?? '';
  const { text, replaces } = contribution.offered;
  if (!replaces) return words.trim() === '' ? text : undefined;
  const passage = passageNow(contribution, answer);
  return passage ? words.slice(0, passage.from) + text + words.slice(passage.to) : undefined;
}

/** The answer in the words that a ruling gives it, its stance and its ask as they stand. */
function draftedBy(words: WordsGiven | undefined, { offered }: Contribution, answer: Answer): ResponseEvent[] {
  if (!words) return [];
  const base = answer.versions[words.baseVersion - 1];
  const { stance, askId } = base ?? { stance: 'neutral' as const, askId: null };
  return savedAs(
    { ...offered, ...words },
    mergedAnswer({ ...words, stance, ...(askId !== null && { askId }) }, answer),
    answer,
  );
}

@CommandHandler(RuleContribution)
export class RuleContributionHandler implements ICommandHandler<RuleContribution> {
  constructor(private readonly events: EventStore) {}

  execute(command: RuleContribution) {
    return this.events.transact(`response-${command.details.responseId}`, response, ruleContribution(command));
  }
}
