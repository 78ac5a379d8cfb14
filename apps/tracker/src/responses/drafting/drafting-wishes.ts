import { KnownOfDrafting } from '#registers';
import {
  AcceptRuling,
  AnswerDrafted,
  AnswerLocked,
  AnswerUnlocked,
  AssignQuestion,
  ContributionOffered,
  ContributionWithdrawn,
  DisputeRuling,
  DraftAnswer,
  LockAnswer,
  OfferContribution,
  QuestionAssigned,
  RuleContribution,
  RulingAccepted,
  RulingDisputed,
  RulingGiven,
  UnlockAnswer,
  WithdrawContribution,
} from '#responses';
import { viewer } from '../../web/viewer.js';
import { personOptions } from '../../web/names.js';
import { noneOf, reasonField } from '../../wishes/fields.js';
import { idsAsked, wish, type About } from '../../wishes/wish.js';
import { answerPath, contributionIn, draftingOf, isSecretariat, questionIn, questionTitle } from './drafting-of.js';

/** Somebody outside the secretariat speaks for their organisation, and writes what they were given to write. */
function known({ responseId }: { responseId: string }): KnownOfDrafting {
  const asking = viewer();
  if (isSecretariat(asking)) return new KnownOfDrafting(responseId);
  const { organisationId, personId } = asking;
  return new KnownOfDrafting(responseId, { ...(organisationId && { actingFor: organisationId }), writer: personId });
}

/** Pages of their own ask for these: what a wish needs to be a form is not asked here. */
const ownPage = { form: () => ({ title: '', fields: [], submit: '' }) };

export const draftWish = wish({
  command: DraftAnswer,
  shape: AnswerDrafted,
  path: 'draft-answer',
  knows: known,
  summary: 'Saves an answer as its next version, put together with what others have saved since its base version',
  done: 'Answer saved',
  ...ownPage,
});

export const lockWish = wish({
  command: LockAnswer,
  shape: AnswerLocked,
  path: 'lock-answer',
  summary: 'Locks an answer as complete in the version that was read',
  done: 'Answer locked as complete',
  ...ownPage,
});

export const offerWish = wish({
  command: OfferContribution,
  shape: ContributionOffered,
  path: 'offer-contribution',
  knows: known,
  summary: 'Offers a comment, a suggestion for a passage, or evidence',
  done: 'Contribution offered',
  ...ownPage,
});

export const ruleWish = wish({
  command: RuleContribution,
  shape: RulingGiven,
  path: 'rule-contribution',
  summary: 'Rules on a contribution; an adopted suggestion is put into the answer in the same stroke',
  done: 'Ruling sent',
  ...ownPage,
});

/** The question that the address of a form names. */
async function questionAsked(about: About) {
  const drafting = await draftingOf(about);
  const question = questionIn(drafting, idsAsked(about, 'questionId')[0] ?? '');
  return {
    question,
    head: {
      caption: `${questionTitle(question)}: ${drafting.response.consultation.title}`,
      back: { text: 'Back to the answer', href: answerPath(about.id, question.questionId) },
    },
  };
}

/** The contribution that the address of a form names. */
async function contributionAsked(about: About) {
  const drafting = await draftingOf(about);
  const contribution = contributionIn(drafting, idsAsked(about, 'contributionId')[0] ?? '');
  return {
    caption: `${contribution.organisation.title}: ${drafting.response.consultation.title}`,
    back: { text: 'Back to the contribution', href: contributionPath(about.id, contribution.contributionId) },
  };
}

const contributionPath = (responseId: string, contributionId: string) =>
  `/responses/${responseId}/contributions/${contributionId}`;

const backToAnswer = ({ responseId, questionId }: { responseId: string; questionId: string }) =>
  answerPath(responseId, questionId);
const backToContribution = ({ responseId, contributionId }: { responseId: string; contributionId: string }) =>
  contributionPath(responseId, contributionId);

/** What the form engine asks: who works on a question, and what a member says to what became of their contribution. */
export const draftingWishes = [
  wish({
    command: AssignQuestion,
    shape: QuestionAssigned,
    path: 'assign-question',
    knows: known,
    summary: 'Says who writes the answer to a question and who reviews it',
    done: 'Question assigned',
    goesTo: ({ responseId }) => `/responses/${responseId}`,
    form: async (about) => ({
      title: 'Who works on this question?',
      ...(await questionAsked(about)).head,
      fields: [
        { kind: 'hidden', name: 'questionId' },
        {
          kind: 'choice',
          name: 'authorId',
          label: 'Who writes the answer?',
          noun: 'author',
          select: true,
          options: [noneOf('Nobody yet'), ...personOptions()],
        },
        {
          kind: 'choice',
          name: 'reviewerId',
          label: 'Who reviews it?',
          noun: 'reviewer',
          hint: 'Somebody other than the author',
          select: true,
          options: [noneOf('Nobody yet'), ...personOptions()],
        },
      ],
      submit: 'Assign question',
    }),
    starts: async (about): Promise<Partial<QuestionAssigned>> => {
      const { authorId, reviewerId } = (await questionAsked(about)).question;
      return { ...(authorId && { authorId }), ...(reviewerId && { reviewerId }) };
    },
  }),
  wish({
    command: UnlockAnswer,
    shape: AnswerUnlocked,
    path: 'unlock-answer',
    summary: 'Opens a locked answer again, with a reason',
    done: 'Answer unlocked',
    goesTo: backToAnswer,
    form: async (about) => ({
      title: 'Unlock this answer',
      ...(await questionAsked(about)).head,
      fields: [{ kind: 'hidden', name: 'questionId' }, reasonField('Why must it change?')],
      submit: 'Unlock answer',
    }),
  }),
  wish({
    command: AcceptRuling,
    shape: RulingAccepted,
    path: 'accept-ruling',
    knows: known,
    summary: 'Accepts what became of one’s own contribution',
    done: 'Ruling accepted',
    goesTo: backToContribution,
    form: async (about) => ({
      title: 'Accept the ruling',
      ...(await contributionAsked(about)),
      fields: [
        { kind: 'hidden', name: 'contributionId' },
        { kind: 'text', name: 'comment', label: 'Comment', rows: 3 },
      ],
      submit: 'Accept ruling',
    }),
  }),
  wish({
    command: DisputeRuling,
    shape: RulingDisputed,
    path: 'dispute-ruling',
    knows: known,
    summary: 'Disputes what became of one’s own contribution',
    done: 'Ruling disputed: the secretariat can rule anew',
    goesTo: backToContribution,
    form: async (about) => ({
      title: 'Dispute the ruling',
      ...(await contributionAsked(about)),
      fields: [
        { kind: 'hidden', name: 'contributionId' },
        { kind: 'text', name: 'comment', label: 'What is wrong with it?', noun: 'comment', rows: 4 },
      ],
      submit: 'Dispute ruling',
    }),
  }),
  wish({
    command: WithdrawContribution,
    shape: ContributionWithdrawn,
    path: 'withdraw-contribution',
    knows: known,
    summary: 'Takes a contribution back that the response has made no use of',
    done: 'Contribution withdrawn',
    goesTo: backToContribution,
    form: async (about) => ({
      title: 'Withdraw this contribution',
      ...(await contributionAsked(about)),
      intro: 'It stays in the history, and nothing more becomes of it.',
      fields: [{ kind: 'hidden', name: 'contributionId' }],
      submit: 'Withdraw contribution',
    }),
  }),
];
