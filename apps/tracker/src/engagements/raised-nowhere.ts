import { inWords, type Block } from '#govuk-pages';
import { FindConsultation, KnownAbout } from '#registers';
import type { About } from '../wishes/wish.js';

/** What was done with an ask, and which policies it was about: by itself, and by its consultation. */
export interface Raising {
  readonly asksRaised: readonly string[];
  readonly policyIds?: readonly string[];
  readonly consultationId?: string | null | undefined;
}

/** An ask is raised on a policy: what is about none of its policies raises it nowhere. */
export interface RaisedNowhere {
  readonly statements: readonly string[];
  /** the policies of these asks */
  readonly policies: readonly { readonly id: string; readonly title: string }[];
}

/** The asks that would count as raised nowhere, if there are any. */
export async function raisedNowhere(
  { asksRaised, policyIds = [], consultationId }: Raising,
  { ask, now }: Pick<About, 'ask' | 'now'>,
): Promise<RaisedNowhere | undefined> {
  if (asksRaised.length === 0) return undefined;
  const consultation = consultationId ? await ask(new FindConsultation(consultationId, now)) : undefined;
  const about = new Set([...policyIds, ...(consultation?.consultation.policies.map(({ id }) => id) ?? [])]);
  const { asks } = await ask(new KnownAbout({ askIds: asksRaised }, now));
  const nowhere = [...asks.values()].filter((one) => !one.policyIds.some((id) => about.has(id)));
  if (nowhere.length === 0) return undefined;
  const missing = [...new Set(nowhere.flatMap((one) => one.policyIds))];
  const { policies } = await ask(new KnownAbout({ policyIds: missing }, now));
  return {
    statements: nowhere.map(({ statement }) => statement),
    policies: missing.map((id) => ({ id, title: policies.get(id)?.title ?? id })),
  };
}

/** Says so, and what is missing. @param lead how it is put right */
export function nowhereInWords({ statements, policies }: RaisedNowhere, lead: string): Block {
  const many = statements.length > 1;
  const which = inWords(statements.map((statement) => `“${statement}”`));
  const whose = inWords(policies.map(({ title }) => `“${title}”`));
  return {
    kind: 'warning',
    text: `${which} ${many ? 'count' : 'counts'} as raised nowhere: this is about none of the policies of ${many ? 'these asks' : 'that ask'}, ${whose}. ${lead}`,
  };
}
