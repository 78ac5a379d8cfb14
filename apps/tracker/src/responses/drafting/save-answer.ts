import { v5 as derivedId } from 'uuid';
import type { AskProposed } from '#asks';
import { FindPolicy } from '#registers';
import type { AnswerDrafted } from '#responses';
import { proposeWish } from '../../asks/ask-wishes.js';
import type { NewAsk } from '../../engagements/log-with-ask.js';
import type { About, ActingAs, CarriedOut, CarriesOut } from '../../wishes/wish.js';
import type { AnswerWithAsk } from './answer-form.js';
import { draftWish } from './drafting-wishes.js';

/**
 * Saves an answer; an ask that was written on the spot is proposed first. Its id follows from its words and the form, so
 * that sending the form again, also after a refusal, leaves one ask.
 */
export async function saveAnswer(
  { newAsk, ...details }: AnswerWithAsk,
  policyIds: readonly string[],
  { about, acting, wishes }: { about: About; acting: ActingAs; wishes: CarriesOut },
): Promise<CarriedOut & { readonly details: AnswerDrafted }> {
  if (!newAsk) return { ...(await wishes.carryOut(draftWish, details, acting)), details };
  const proposal = await wishes.view(() => proposalOf(newAsk, details, policyIds, about));
  const { askId, statement } = proposal;
  const proposing = { ...acting, commandId: derivedId('propose', acting.commandId), correlationId: acting.commandId };
  await wishes.carryOut(proposeWish, proposal, proposing);
  const carrying = { ...details, askId };
  const known = new Map([[askId, { statement, policyIds }]]);
  return { ...(await wishes.carryOut(draftWish, carrying, acting, known)), details: carrying };
}

async function proposalOf(
  { statement, direction, size }: NewAsk,
  { responseId, questionId }: AnswerDrafted,
  policyIds: readonly string[],
  about: About,
): Promise<AskProposed> {
  const policies = await Promise.all(policyIds.map((id) => about.ask(new FindPolicy(id, about.now))));
  return {
    askId: derivedId(JSON.stringify([statement, direction, size, questionId]), responseId),
    statement,
    direction,
    size,
    policyIds: [...policyIds],
    themes: [...new Set(policies.flatMap((found) => found?.policy.themes ?? []))],
  };
}
