import type { QueryBus } from '@nestjs/cqrs';
import type { Measured } from '#findings';
import { Breakdown, Indicators, Waits, type AskedScope } from '#influence';
import { KnownAbout } from '#registers';
import { now } from '../web/clock.js';

/** Asks for everything that the findings are made of. */
export async function measured(queries: QueryBus, scope: AskedScope): Promise<Measured> {
  const indicators = await queries.execute(new Indicators(scope));
  const named = {
    consultationIds: indicators.governmentAnswer.overdue.map(({ consultationId }) => consultationId),
    organisationIds: indicators.participation.map(({ organisationId }) => organisationId),
  };
  const { consultations, organisations } = await queries.execute(new KnownAbout(named, now()));
  return {
    indicators,
    waits: await queries.execute(new Waits(scope)),
    groups: await queries.execute(new Breakdown(scope)),
    titles: new Map([
      ...[...consultations].map(([id, { title }]) => [id, title] as const),
      ...[...organisations].map(([id, { name }]) => [id, name] as const),
    ]),
  };
}
