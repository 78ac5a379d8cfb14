import type { Database } from 'better-sqlite3';
import type { OrganisationFacts } from './facts.js';
import { eachRow, once } from './rows.js';

/** The organisations that ever joined, in order of id, with what they did for responses. */
export async function readOrganisations(db: Database): Promise<Map<string, OrganisationFacts>> {
  const organisations = new Map<string, OrganisationFacts>();
  await eachRow<[organisationId: string, joinedOn: string]>(
    db,
    {
      from: `(SELECT organisation_id, min(happened_on) AS joined_on FROM organisation_changes WHERE what = 'joined'
              GROUP BY organisation_id)`,
      key: ['organisation_id'],
      columns: ['joined_on'],
    },
    ([organisationId, joinedOn]) =>
      organisations.set(organisationId, {
        organisationId,
        joinedOn,
        engagements: [],
        responses: [],
        contributions: [],
        positions: [],
        rounds: [],
      }),
  );
  const word = once();
  await eachRow<[position: number, organisationId: string, responseId: string, contributionId: string]>(
    db,
    {
      from: 'contributions',
      key: ['position'],
      columns: ['organisation_id', 'response_id', 'contribution_id'],
      where: '(response_id, contribution_id) NOT IN (SELECT response_id, contribution_id FROM contributions_withdrawn)',
    },
    ([, organisationId, responseId, contributionId]) =>
      organisations
        .get(organisationId)
        ?.contributions.push({ kind: 'contribution', responseId: word(responseId), contributionId }),
  );
  await readRounds(db, organisations, 'positions', 'sign_off_positions', 'organisation_id');
  await readRounds(db, organisations, 'rounds', 'sign_off_rounds', 'roster');
  return organisations;
}

/** The rounds that rows name, each once for an organisation however often it is named. */
async function readRounds(
  db: Database,
  organisations: ReadonlyMap<string, OrganisationFacts>,
  list: 'positions' | 'rounds',
  from: string,
  who: string,
) {
  const known = new Set<string>();
  await eachRow<[position: number, who: string, responseId: string, round: number]>(
    db,
    { from, key: ['position'], columns: [who, 'response_id', 'round'] },
    ([, who, responseId, round]) => {
      const all = list === 'rounds' ? (JSON.parse(who) as string[]) : [who];
      for (const organisationId of all) {
        const key = `${organisationId} ${responseId} ${round}`;
        if (!known.has(key)) organisations.get(organisationId)?.[list].push({ kind: 'round', responseId, round });
        known.add(key);
      }
    },
  );
}
