import type { Query } from '@nestjs/cqrs';
import { Breakdown, Indicators, Waits, type AskedScope } from '#influence';
import { KnownAbout } from '#registers';
import type { Measured } from './findings.js';

/** Asks a question, of what whoever asks sees. */
export type Ask = <Answer>(query: Query<Answer>) => Promise<Answer>;

/** Asks for everything that the findings are made of. `scope.asOf` is the instant of what is seen. */
export async function measured(ask: Ask, scope: AskedScope & { readonly asOf: string }): Promise<Measured> {
  const indicators = await ask(new Indicators(scope));
  const named = {
    consultationIds: indicators.governmentAnswer.overdue.map(({ consultationId }) => consultationId),
    organisationIds: indicators.participation.map(({ organisationId }) => organisationId),
  };
  const { consultations, organisations } = await ask(new KnownAbout(named, scope.asOf));
  return {
    indicators,
    waits: await ask(new Waits(scope)),
    groups: await ask(new Breakdown(scope)),
    titles: new Map([
      ...[...consultations].map(([id, { title }]) => [id, title] as const),
      ...[...organisations].map(([id, { name }]) => [id, name] as const),
    ]),
  };
}
