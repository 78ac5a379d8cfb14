import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustExist, RuleBroken, sameFact } from '#vocabulary';
import { answerTo, currentVersion } from './answers.js';
import { beingDrafted, mustBeAsked, type KnownAboutDrafting } from './being-drafted.js';
import { withPlainLines } from './merged-answer.js';
import { response, type Response } from './response.js';
import type { ContributionOffered, Passage, ResponseEvent } from './response-events.js';
import { passagesOf } from './words/passages.js';

export class OfferContribution extends Command<Outcome> {
  constructor(
    readonly details: ContributionOffered,
    readonly known: Known & KnownAboutDrafting,
  ) {
    super();
  }
}

/**
 * A member comments on an answer, suggests other words for a passage, or offers evidence. The passage is one that stands
 * there: it is looked for by its words, and recorded with its place in the answer as it stands.
 */
export const offerContribution =
  ({ details, known }: OfferContribution) =>
  (state: Response): ResponseEvent[] => {
    const { answers, contributions } = beingDrafted(state);
    const before = contributions.get(details.contributionId);
    const { replaces, ...rest } = details;
    if (before && sameFact({ ...rest, replaces: before.offered.replaces }, before.offered)) return [];
    if (before) throw new RuleBroken('This contribution was offered before, in other words');
    mustBeAsked(details.questionId, answers, known);
    mustExist([details.organisationId], known.organisations, 'organisationId', 'organisation');
    if (known.actingFor !== undefined && known.actingFor !== details.organisationId)
      throw new RuleBroken('You can offer a contribution for your own organisation only', 'organisationId');
    const words = currentVersion(answerTo(answers, details.questionId))?.text ?? '';
    const passage = replaces && standingPassage(replaces, words);
    const text = withPlainLines(details.text);
    if (details.kind === 'suggestion') mustSuggest(text, passage, words);
    else if (text.trim() === '') throw new RuleBroken('Write what you want to say', 'text');
    return [{ type: 'ContributionOffered', data: { ...rest, text, ...(passage && { replaces: passage }) } }];
  };

/** @throws RuleBroken when there is nothing to replace, or nothing would change */
function mustSuggest(text: string, passage: Passage | undefined, words: string): void {
  if (!passage && words.trim() !== '')
    throw new RuleBroken('Copy the words that your suggestion is to replace', 'replaces.quote');
  if (!passage && text.trim() === '') throw new RuleBroken('Write the words that you suggest', 'text');
  if (passage?.quote === text) throw new RuleBroken('Suggest other words than those that stand there', 'text');
}

/** The passage where it stands: at its place, or else the nearest one with its words; without a place the only one. */
function standingPassage({ from, to, quote: copied }: Passage, words: string): Passage {
  const quote = withPlainLines(copied);
  if (words.slice(from, to) === quote) return { from, to, quote };
  const found = passagesOf(quote, words);
  if (found.length === 0)
    throw new RuleBroken('These words do not stand in the answer: copy them from it', 'replaces.quote');
  if (found.length > 1 && from === 0 && to === 0)
    throw new RuleBroken(
      'These words stand in the answer more than once: copy a few more words around them',
      'replaces.quote',
    );
  return found.toSorted((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from))[0]!;
}

@CommandHandler(OfferContribution)
export class OfferContributionHandler implements ICommandHandler<OfferContribution> {
  constructor(private readonly events: EventStore) {}

  execute(command: OfferContribution) {
    return this.events.transact(`response-${command.details.responseId}`, response, offerContribution(command));
  }
}
