import { closingInWords, labelOf, type Block, type Field } from '#govuk-pages';
import { ListOrganisations, type SignOffDetail } from '#registers';
import {
  ApproveResponse,
  CloseSignOff,
  FileMinorityStatement,
  MinorityStatementFiled,
  OpenSignOff,
  ResponseApproved,
  ResponseReturnedToDraft,
  ReturnResponseToDraft,
  SignOffClosed,
  SignOffOpened,
} from '#responses';
import { RuleBroken } from '#vocabulary';
import { reasonField } from '../../wishes/fields.js';
import { wish, type About } from '../../wishes/wish.js';
import { openRoundOf, signOffOf, signOffPath, signerOf, knowsOfSignOff } from './signing.js';
import { CONSENSUS_HINTS, hindrancesOf } from './words.js';
import { tallyOf, answersOf } from './sign-off-blocks.js';

const QUORUM = 60;

/** What stands at the head of every form about a sign-off. @throws RuleBroken when there is nothing to sign any more */
export function headOf({ response }: SignOffDetail) {
  if (response.submittedAt !== null || response.state === 'withdrawn')
    throw new RuleBroken('This response was sent or withdrawn: nobody signs it any more');
  return {
    caption: response.consultation.title,
    back: { text: 'Back to the sign-off', href: signOffPath(response.responseId) },
    ...(response.handling && { handling: response.handling }),
  };
}

const goesToSignOff = ({ responseId }: { readonly responseId: string }) => signOffPath(responseId);

/** What is to be signed, by its hashes: exactly what the page shows. */
export const wordsShown = ({ questions }: SignOffDetail) =>
  questions.flatMap(({ questionId, answer }) =>
    answer ? [{ questionId, sha256: answer.sha256, stance: answer.stance }] : [],
  );

const openWish = wish({
  command: OpenSignOff,
  shape: SignOffOpened,
  path: 'open-sign-off',
  summary: 'Opens the next round of sign-off: who is asked, until when, and about which words',
  done: 'Sign-off opened',
  knows: knowsOfSignOff,
  goesTo: goesToSignOff,
  form: async (about) => {
    const detail = await signOffOf(about);
    const { rows } = await about.ask(new ListOrganisations({ membership: 'current', sort: 'name', pageSize: 1000 }));
    const close = detail.closesAt === null ? '' : ` The consultation closes ${closingInWords(detail.closesAt)}.`;
    return {
      title: `Open round ${detail.rounds.length + 1} of sign-off`,
      ...headOf(detail),
      intro:
        'Members on the roster say where they stand to these very words. Words that change later are shown to them again.',
      blocks: answersOf(detail),
      fields: [
        { kind: 'hidden', name: 'round', shows: detail.rounds.length + 1 },
        {
          kind: 'instant',
          name: 'closesAt',
          label: 'Until when can positions be taken?',
          noun: 'end of the round',
          hint: `For example, 8 4 2025 at 5pm.${close}`,
        },
        {
          kind: 'number',
          name: 'quorumPercent',
          label: 'Quorum, as a percentage of the roster',
          noun: 'quorum',
          hint: 'Those who are recused are not counted',
        },
        {
          kind: 'choices',
          name: 'roster',
          label: 'Who is asked to sign?',
          noun: 'member who is asked to sign',
          options: rows.map(({ organisationId, name }) => ({ value: organisationId, label: name })),
        },
        { kind: 'hidden', name: 'answers', shows: wordsShown(detail) },
      ],
      submit: 'Open sign-off',
    };
  },
  starts: async (about) => {
    const { rows } = await about.ask(new ListOrganisations({ membership: 'current', pageSize: 1000 }));
    return { quorumPercent: QUORUM, roster: rows.map(({ organisationId }) => organisationId) };
  },
});

const closeWish = wish({
  command: CloseSignOff,
  shape: SignOffClosed,
  path: 'close-sign-off',
  summary: 'Closes a round of sign-off at a level of consensus that its positions allow',
  done: 'Sign-off closed',
  goesTo: goesToSignOff,
  form: async (about) => {
    const detail = await signOffOf(about);
    const round = openRoundOf(detail);
    const hindering = hindrancesOf(round);
    return {
      title: `Close round ${round.round}`,
      ...headOf(detail),
      intro: 'The chair chooses the level of consensus among those that the positions allow.',
      blocks: [tallyOf(round)],
      fields: [
        { kind: 'hidden', name: 'round', shows: round.round },
        {
          kind: 'choice',
          name: 'consensus',
          label: 'Consensus',
          noun: 'level of consensus',
          options: round.allowed.map((value) => ({ value, label: labelOf(value), hint: CONSENSUS_HINTS[value] })),
        },
        reasonField(
          'Why go on all the same?',
          hindering.length > 0
            ? `${hindering.join('. ')}. Without a reason the response cannot be approved from this round.`
            : 'Only needed when a block stands, the quorum is missed or no consensus was reached',
        ),
      ],
      submit: 'Close the round',
    };
  },
});

const approveWish = wish({
  command: ApproveResponse,
  shape: ResponseApproved,
  path: 'approve',
  summary: 'Approves the words of a closed round: only these can be sent',
  done: 'Response approved',
  knows: knowsOfSignOff,
  goesTo: goesToSignOff,
  form: async (about) => {
    const detail = await signOffOf(about);
    const [round] = detail.rounds;
    return {
      title: 'Approve this response',
      ...headOf(detail),
      intro: 'These very words are sent. When one is changed afterwards, the approval ends.',
      blocks: [...(round ? [tallyOf(round)] : []), ...answersOf(detail)],
      fields: [
        { kind: 'hidden', name: 'round', shows: round?.round ?? 0 },
        { kind: 'date', name: 'approvedOn', label: 'When was it approved?', noun: 'date of the approval' },
      ],
      submit: 'Approve response',
    };
  },
  starts: (about) => ({ approvedOn: about.today }),
});

const returnWish = wish({
  command: ReturnResponseToDraft,
  shape: ResponseReturnedToDraft,
  path: 'return-to-draft',
  summary: 'Returns a response to draft: a round ends with it, and so does an approval',
  done: 'Response returned to draft',
  goesTo: goesToSignOff,
  form: async (about) => ({
    title: 'Return this response to draft',
    ...headOf(await signOffOf(about)),
    intro: 'An open round ends, and an approval is taken back. Positions and minority statements stay to be read.',
    fields: [reasonField('Why does it go back?')],
    submit: 'Return to draft',
  }),
});

/** Which member it is: their own, or for the secretariat any on the roster. */
export function memberField({ viewer }: About, { rounds: [latest] }: SignOffDetail, label: string): Field {
  const roster = latest?.roster ?? [];
  const own = roster.find(({ id }) => id === viewer.organisationId);
  if (own && !signerOf(viewer).recordsForOthers) return { kind: 'hidden', name: 'organisationId' };
  return {
    kind: 'choice',
    name: 'organisationId',
    label,
    noun: 'member',
    select: true,
    options: roster.map(({ id, title }) => ({ value: id, label: title })),
  };
}

const statementWish = wish({
  command: FileMinorityStatement,
  shape: MinorityStatementFiled,
  path: 'file-minority-statement',
  summary: 'Files a minority statement of a member, which is sent along',
  done: 'Minority statement filed',
  knows: knowsOfSignOff,
  goesTo: goesToSignOff,
  form: async (about) => {
    const detail = await signOffOf(about);
    return {
      title: 'File a minority statement',
      ...headOf(detail),
      intro: 'It is sent along with the response, in these words. Another one takes its place.',
      blocks: earlierStatement(detail, about),
      fields: [
        memberField(about, detail, 'Whose statement is it?'),
        { kind: 'text', name: 'text', label: 'Where do you differ, and why?', noun: 'statement', rows: 8 },
      ],
      submit: 'File statement',
    };
  },
  starts: ({ viewer, asked }) => ({
    organisationId: viewer.organisationId ?? (typeof asked.organisationId === 'string' ? asked.organisationId : ''),
  }),
});

function earlierStatement({ rounds: [latest] }: SignOffDetail, { viewer }: About): Block[] {
  const earlier = latest?.statements.find(({ organisation }) => organisation.id === viewer.organisationId);
  return earlier ? [{ kind: 'inset', text: `Filed so far: ${earlier.text}` }] : [];
}

/** The wishes about rounds of sign-off, but for the positions in them. */
export const roundWishes = [openWish, closeWish, approveWish, returnWish, statementWish];
