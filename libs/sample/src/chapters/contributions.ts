import { v5 as uuidOf } from 'uuid';
import {
  AcceptRuling,
  AssignQuestion,
  OfferContribution,
  RuleContribution,
  type ContributionOffered,
  type Ruling,
} from '#responses';
import { addDays } from '#vocabulary';
import type { Subject } from '../subject.js';
import { personPlaying } from '../people.js';

/** Members comment, suggest and offer evidence before the words are signed; some of it is ruled on, one thing is accepted. */
export function membersContribute({ diary, calls, councils }: Subject, place: number): void {
  const { id: consultationId, opensOn, questions } = calls[place]!;
  const responseId = uuidOf('response', consultationId);
  const questionIds = new Set(questions.map(({ questionId }) => questionId));
  const [first, second] = questions as [(typeof questions)[number], (typeof questions)[number]];
  const given = { responseId, questionId: first.questionId, authorId: personPlaying('policy-lead') };
  const assigned = { ...given, reviewerId: personPlaying('secretariat') };
  diary.plan(addDays(opensOn, 57), (known) => new AssignQuestion(assigned, { ...known, questionIds }));
  const on = addDays(opensOn, 59);
  const offer = (member: number, what: Pick<ContributionOffered, 'questionId' | 'kind' | 'text' | 'replaces'>) => {
    const organisationId = councils[member]!;
    const contributionId = uuidOf(`contribution ${member}`, responseId);
    const details = { responseId, contributionId, organisationId, ...what };
    const by = 'member' as const;
    diary.plan(on, (known) => new OfferContribution(details, { ...known, questionIds, actingFor: organisationId }), {
      by,
    });
    return { contributionId, organisationId };
  };
  const rule = (contributionId: string, ruling: Ruling, reason: string) =>
    diary.plan(on, (known) => new RuleContribution({ responseId, contributionId, ruling, reason }, known), {
      by: 'policy-lead',
    });
  const quote = 'not by its age';
  const accepted = offer(1, {
    questionId: first.questionId,
    kind: 'evidence',
    text: 'Of our forty oldest systems, three would stop a service within a day. None of the three is the oldest.',
    replaces: { from: 0, to: 0, quote },
  });
  const disputed = offer(3, {
    questionId: first.questionId,
    kind: 'comment',
    text: 'Say that suppliers must give the figures.',
  });
  offer(5, {
    questionId: second.questionId,
    kind: 'suggestion',
    text: 'by the middle of 2028',
    replaces: { from: 0, to: 0, quote: 'by the end of 2027' },
  });
  rule(accepted.contributionId, 'adopted', 'It stands behind the first answer, and goes with it as an annex.');
  rule(disputed.contributionId, 'out_of_scope', 'This call is about the scale. Suppliers come in the next one.');
  const { contributionId, organisationId: actingFor } = accepted;
  diary.plan(on, (known) => new AcceptRuling({ responseId, contributionId }, { ...known, questionIds, actingFor }), {
    by: 'member',
  });
}
