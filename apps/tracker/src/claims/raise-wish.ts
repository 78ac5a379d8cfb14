import type { Answer } from '#asks';
import { ClaimRaised, CONTRIBUTIONS, RaiseClaim } from '#claims';
import { dateInWords, labelOf, type Block, type Field } from '#govuk-pages';
import { FindAnswer, KnownAboutClaim, strictest, type AnswerDetail, type Ground } from '#registers';
import { answerTag } from '../asks/answers.js';
import { titleOfBody } from '../registers/bodies.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import { notFound } from '../web/errors.js';
import { personOf } from '../web/names.js';
import { idsAsked, wish, type About } from '../wishes/wish.js';
import { shortened } from './claims.js';
import { groundsOf } from './gathered.js';
import { CONTRIBUTION_HINTS, reachOf, stateTag } from './words.js';

/** The address of the form that raises a claim about an answer. */
export const raiseAddress = (askId: string, decisionId: string): string =>
  `/claims/new?${new URLSearchParams({ askId, decisionId }).toString()}`;

/** The answer that the address of the form names. */
async function answerNamed(about: About): Promise<AnswerDetail> {
  const [askId] = idsAsked(about, 'askId');
  const [decisionId] = idsAsked(about, 'decisionId');
  const answer = askId && decisionId && (await about.ask(new FindAnswer({ askId, decisionId }, about.today)));
  if (!answer) throw notFound('answer');
  return answer;
}

const SAID: Readonly<Record<Answer, string>> = {
  adopted: 'took up',
  partly_adopted: 'took up in part',
  adopted_in_principle: 'took up in principle',
  deferred: 'put off',
  noted: 'noted',
  not_adopted: 'did not take up',
  no_clear_answer: 'gave no clear answer to',
  overtaken: 'overtook',
};

/** Somebody outside may be shown the statement: it says nothing of what was shared in confidence. */
function raiseInWords(grounds: readonly Ground[]): string {
  const open = grounds.filter(({ inConfidence }) => !inConfidence);
  const told = open.find(({ passes }) => passes) ?? open[0];
  if (!told) return grounds.length > 0 ? ' The council had asked for it before that day.' : '';
  const how =
    told.kind === 'response'
      ? `in its response to “${told.title}”`
      : `with ${titleOfBody(told.counterpart?.body ?? '')}`;
  return ` The council had raised it ${how} on ${dateInWords(told.on)}.`;
}

/** The statement that the tracker proposes. */
export const proposedStatement = ({ ask, decision, answer, grounds }: AnswerDetail): string =>
  `“${decision.title}” of ${dateInWords(decision.decidedOn)} ${SAID[answer as Answer]} what the council asked for: “${ask.statement}”${raiseInWords(grounds)}`;

export const contributionField: Field = {
  kind: 'choice',
  name: 'contribution',
  label: 'How much of the answer did the council contribute?',
  noun: 'contribution',
  options: CONTRIBUTIONS.map((value) => ({ value, label: labelOf(value), hint: CONTRIBUTION_HINTS[value] })),
};

const answerBlock = ({ ask, decision, answer, answeredOn }: AnswerDetail): Block => ({
  kind: 'facts',
  rows: [
    { label: 'Ask', value: { text: ask.statement, href: hrefOf('ask', ask.askId) } },
    { label: 'Decision', value: linksTo('decision', [{ id: decision.decisionId, title: decision.title }]) },
    { label: 'Answer', value: [answerTag(answer), { text: dateInWords(answeredOn) }] },
  ],
});

function alreadyClaimed({ claims }: AnswerDetail): Block[] {
  const standing = claims.filter(({ state }) => state !== 'withdrawn');
  if (standing.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'Claimed already',
      caption: 'Claims about this answer',
      columns: [{ label: 'Claim' }, { label: 'State' }],
      rows: standing.map(({ claimId, statement, state }) => [
        { text: shortened(statement), href: hrefOf('claim', claimId) },
        stateTag(state),
      ]),
      empty: '',
    },
  ];
}

/** The wish that raises a claim: from an answer, whose hoop is computed and shown. */
export const raiseWish = wish({
  command: RaiseClaim,
  shape: ClaimRaised,
  path: 'new',
  begins: true,
  summary: 'Raises a claim: the statement that the council contributed to the answer of a decision to an ask',
  done: 'Claim raised',
  fills: (actor) => ({ authorId: personOf(actor) }),
  knows: ({ askId, decisionId }, today) => new KnownAboutClaim({ askId, decisionId }, today),
  form: async (about) => {
    const answer = await answerNamed(about);
    const handling = strictest(answer.ask.handling, answer.decision.handling);
    return {
      title: 'Raise a claim',
      caption: answer.ask.statement,
      ...(handling && { handling }),
      back: { text: 'Back to the ask', href: hrefOf('ask', answer.ask.askId) },
      intro:
        'A claim says what the council contributed to an answer. Its grade is worked out from what it stands on and what is attached to it, and is never typed in. Somebody else than you verifies it.',
      blocks: [
        ...alreadyClaimed(answer),
        answerBlock(answer),
        groundsOf(answer.grounds, answer.decision.decidedOn),
        { kind: 'prose', heading: 'What it can reach', text: reachOf(answer) },
      ],
      fields: [
        { kind: 'hidden', name: 'askId' },
        { kind: 'hidden', name: 'decisionId' },
        {
          kind: 'text',
          name: 'statement',
          label: 'What is claimed?',
          noun: 'statement',
          hint: 'In words that can be shown to somebody who was there: without names of people, and without what was shared in confidence',
          rows: 5,
        },
        contributionField,
      ],
      submit: 'Raise claim',
    };
  },
  starts: async (about): Promise<Partial<ClaimRaised>> => {
    const answer = await answerNamed(about);
    return {
      askId: answer.ask.askId,
      decisionId: answer.decision.decisionId,
      statement: proposedStatement(answer),
      ...(!answer.raisedBefore && { contribution: 'none' }),
    };
  },
});
