import type { Database } from 'better-sqlite3';
import type { AnswerFacts, AskFacts, DecisionFacts, DeliveryFacts, PolicyFacts } from './facts.js';
import type { Policies } from './policies.js';
import { byDay, eachRow, Lists, NONE, once, withOneMore } from './rows.js';

/** The decisions of a log that stand. */
export async function readDecisions(db: Database, policies: Policies): Promise<Map<string, DecisionFacts>> {
  const decisions = new Map<string, DecisionFacts>();
  const words = new Lists((word) => word);
  await eachRow<[number: number, decisionId: string, decidedOn: string, departments: string, policyIds: string]>(
    db,
    {
      from: 'decisions',
      key: ['number'],
      columns: ['decision_id', 'decided_on', 'departments', 'policy_ids'],
      where: 'struck_out IS NULL',
    },
    ([, decisionId, decidedOn, departments, policyIds]) =>
      decisions.set(decisionId, {
        decisionId,
        decidedOn,
        departments: words.of(departments),
        policies: policies.of(policyIds),
      }),
  );
  return decisions;
}

/** The asks of a log, folded, with what was answered to each and delivered of it. */
export async function readAsks(
  db: Database,
  policies: Policies,
  decisions: ReadonlyMap<string, DecisionFacts>,
): Promise<Map<string, AskFacts>> {
  const asks = await foldedAsks(db, policies);
  const word = once();
  await eachRow<[position: number, askId: string, decisionId: string, answer: string, answeredOn: string]>(
    db,
    {
      from: 'ask_answers',
      key: ['position'],
      columns: ['ask_id', 'decision_id', 'answer', 'answered_on'],
      where: 'struck_out IS NULL',
    },
    ([position, askId, decisionId, answer, answeredOn]) => {
      const [ask, decision] = [asks.get(askId), decisions.get(decisionId)];
      if (!ask || !decision) return;
      const given: AnswerFacts = { position, decision, answer: word(answer), answeredOn: word(answeredOn) };
      ask.answers = withOneMore(ask.answers, given);
    },
  );
  await eachRow<[position: number, askId: string, delivery: string, asOf: string]>(
    db,
    { from: 'ask_deliveries', key: ['position'], columns: ['ask_id', 'delivery', 'as_of'] },
    ([position, askId, delivery, asOf]) => {
      const ask = asks.get(askId);
      const report: DeliveryFacts = { position, delivery: word(delivery), asOf: word(asOf) };
      if (ask) ask.deliveries = withOneMore(ask.deliveries, report);
    },
  );
  for (const { answers, deliveries } of asks.values()) {
    if (answers.length > 1) answers.sort(byDay(({ answeredOn }) => answeredOn));
    if (deliveries.length > 1) deliveries.sort(byDay(({ asOf }) => asOf));
  }
  return asks;
}

/** Of each ask that which it ends up in, with the policies of all that were merged into that one. */
async function foldedAsks(db: Database, policies: Policies): Promise<Map<string, AskFacts>> {
  const asks = new Map<string, AskFacts>();
  const merged: { readonly askId: string; readonly endsIn: string; readonly policies: readonly PolicyFacts[] }[] = [];
  const word = once();
  await eachRow<
    [
      number: number,
      askId: string,
      endsIn: string,
      direction: string,
      size: string,
      withdrawnOn: string | null,
      policyIds: string,
    ]
  >(
    db,
    {
      from: 'asks',
      key: ['number'],
      columns: ['ask_id', 'ends_in', 'direction', 'size', 'withdrawn_on', 'policy_ids'],
    },
    ([, askId, endsIn, direction, size, withdrawnOn, policyIds]) => {
      const own = policies.of(policyIds);
      if (endsIn !== askId) merged.push({ askId, endsIn, policies: own });
      else
        asks.set(askId, {
          askId,
          direction: word(direction),
          size: word(size),
          withdrawnOn,
          policies: own,
          raises: NONE,
          answers: NONE,
          deliveries: NONE,
          claims: NONE,
        });
    },
  );
  for (const { endsIn, policies } of merged) {
    const end = asks.get(endsIn);
    if (end) end.policies = [...new Set([...end.policies, ...policies])];
  }
  // only now: an ask that was merged stands under its own id, too
  for (const { askId, endsIn } of merged) {
    const end = asks.get(endsIn);
    if (end) asks.set(askId, end);
  }
  return asks;
}
