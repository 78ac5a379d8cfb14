import type { Database } from 'better-sqlite3';
import { readAsks, readDecisions } from './asks.js';
import { readClaims } from './claims.js';
import { readConsultations } from './consultations.js';
import { readEngagings } from './engagings.js';
import type { Facts } from './facts.js';
import { readOrganisations } from './organisations.js';
import { Policies } from './policies.js';

/** Reads everything that the indicators follow from. */
export async function readFacts(db: Database): Promise<Facts> {
  const policies = await Policies.read(db);
  const consultations = await readConsultations(db, policies);
  const decisions = await readDecisions(db, policies);
  const asks = await readAsks(db, policies, decisions);
  const organisations = await readOrganisations(db);
  await readEngagings(db, { policies, consultations, asks, organisations });
  await readClaims(db, asks);
  return { policies: policies.byId, consultations, asks, decisions, organisations };
}
