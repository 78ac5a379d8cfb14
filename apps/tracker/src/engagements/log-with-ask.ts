import { v5 as derivedId } from 'uuid';
import {
  ASK_DIRECTIONS,
  ASK_SIZES,
  ProposeAsk,
  proposeAsk,
  type AskDirection,
  type AskProposed,
  type AskSize,
} from '#asks';
import { EngagementLogged, LogEngagement, logEngagement } from '#engagements';
import { FindEngagement, FindPolicy } from '#registers';
import { IsLine, IsOneOf, Nested, Optional } from '#vocabulary';
import { proposeWish } from '../asks/ask-wishes.js';
import type { About, ActingAs, CarriedOut, CarriesOut, Wish } from '../wishes/wish.js';

/** An ask that is written on the spot; it is about the policies of the engagement. */
export class NewAsk {
  @IsLine() statement: string;
  @IsOneOf(ASK_DIRECTIONS) direction: AskDirection;
  @IsOneOf(ASK_SIZES) size: AskSize;
}

/** The answers of the form: an engagement, and perhaps an ask that it was the first to raise. */
export class EngagementWithAsk extends EngagementLogged {
  @Optional() @Nested(() => NewAsk) newAsk?: NewAsk;
}

/**
 * Proposes the ask that was written on the spot, then logs the engagement that raised it. Neither is recorded when one
 * of them would be refused. The ids of the ask and of its command follow from the form that was sent, so that sending
 * it again, also after a crash between the two, leaves one ask and one engagement. Once that is logged, no ask follows.
 */
export async function logWithAsk(
  { newAsk, ...details }: EngagementWithAsk,
  about: About,
  { acting, wishes, log }: { acting: ActingAs; wishes: CarriesOut; log: Wish },
): Promise<CarriedOut> {
  if (!newAsk) return wishes.carryOut(log, details, acting);
  if (await wishes.view(() => about.ask(new FindEngagement(details.engagementId, about.today))))
    return wishes.carryOut(log, details, acting);
  const proposal = await wishes.view(() => proposalOf(newAsk, details, about));
  const known = await wishes.known({ ...details, ...proposal });
  proposeAsk(new ProposeAsk(proposal, known))(null);
  logEngagement(new LogEngagement(details, known))(null);

  const { askId, statement, policyIds } = proposal;
  const proposing = { ...acting, commandId: derivedId('propose', acting.commandId), correlationId: acting.commandId };
  await wishes.carryOut(proposeWish, proposal, proposing);
  const logged = { ...details, asksRaised: [...details.asksRaised, askId] };
  return wishes.carryOut(log, logged, acting, new Map([[askId, { statement, policyIds }]]));
}

/** The same words sent again with the same form are the same ask; other words are another one, and none is lost. */
async function proposalOf(
  newAsk: NewAsk,
  { engagementId, policyIds }: EngagementLogged,
  about: About,
): Promise<AskProposed> {
  const themes: string[] = [];
  for (const policyId of policyIds)
    themes.push(...((await about.ask(new FindPolicy(policyId, about.now)))?.policy.themes ?? []));
  return {
    askId: derivedId(JSON.stringify([newAsk.statement, newAsk.direction, newAsk.size, policyIds]), engagementId),
    statement: newAsk.statement,
    direction: newAsk.direction,
    size: newAsk.size,
    policyIds,
    themes: [...new Set(themes)],
    ...(about.viewer.organisationId && { proposedBy: about.viewer.organisationId }),
  };
}
