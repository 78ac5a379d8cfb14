import { FindConsultation } from '#registers';
import { ResponseSubmitted, SubmitResponse, SubmittedDocument } from '#responses';
import { DOCX, responseDocx } from '#response-files';
import { IsId, IsIds, IsInstant, IsLine, IsText, Nested, Optional, RuleBroken } from '#vocabulary';
import { nowhereInWords, raisedNowhere } from '../../engagements/raised-nowhere.js';
import { askOptions, organisationOptions } from '../../wishes/fields.js';
import { wish, type Wish } from '../../wishes/wish.js';
import { signOffOf } from '../sign-off/signing.js';
import { paperOf, signedRound, signing } from './response-paper.js';

const LINK =
  'A response is about the policies of its consultation: link the consultation to them on its page, before this or after, and it counts.';

/** What the form asks: of words that were approved here the document is made, unless another was sent. */
class Sent {
  @IsId() responseId: string;
  @IsId() consultationId: string;
  @IsInstant() submittedAt: string;
  @IsLine() channel: string;
  @Optional() @IsText() receipt?: string;
  @IsIds() asksRaised: string[];
  @IsIds() organisationIds: string[];
  @Optional() @Nested(() => SubmittedDocument) document?: SubmittedDocument;
}

/** The wish that records what was sent, with its very bytes: by default the Word document of the approved words. */
export const submitWish: Wish = wish({
  command: SubmitResponse,
  shape: ResponseSubmitted,
  path: 'submit',
  summary: 'Records what was sent, with its document; its words never change afterwards',
  done: 'Response recorded as submitted',
  form: async (about) => {
    const { response, phase } = await signOffOf(about);
    const approved = phase === 'approved';
    const consultation = await about.ask(new FindConsultation(response.consultation.id, about.now));
    const policyIds = consultation?.consultation.policies.map(({ id }) => id) ?? [];
    return {
      title: approved ? 'Mark as submitted' : 'Record what was sent',
      caption: response.consultation.title,
      intro: 'What was sent never changes afterwards. An addendum is recorded as a response of its own.',
      blocks:
        phase === 'drafting' || phase === 'signing'
          ? [{ kind: 'warning', text: 'It is drafted here and not approved: it can be recorded as sent when it is.' }]
          : [],
      fields: [
        { kind: 'hidden', name: 'consultationId' },
        { kind: 'instant', name: 'submittedAt', label: 'When was it sent?', noun: 'time of submission' },
        {
          kind: 'line',
          name: 'channel',
          label: 'How was it sent?',
          noun: 'channel',
          hint: 'For example, online form or email',
          width: 'half',
        },
        {
          kind: 'line',
          name: 'receipt',
          label: 'Receipt',
          hint: 'A number or reference, if there was one',
          width: 'half',
        },
        {
          kind: 'file',
          name: 'document',
          label: 'The document as it was sent',
          noun: 'document',
          ...(approved
            ? { hint: 'Only if it was another file than the Word document of the approved words' }
            : { needed: true }),
        },
        {
          kind: 'choices',
          name: 'asksRaised',
          label: 'Asks it raises',
          noun: 'ask',
          options: await askOptions(about, { policyIds }),
        },
        {
          kind: 'choices',
          name: 'organisationIds',
          label: 'Who took part?',
          noun: 'member',
          options: await organisationOptions(about),
        },
      ],
      submit: 'Record as submitted',
      checkAnswers: true,
    };
  },
  starts: async (about): Promise<Partial<ResponseSubmitted>> => {
    const detail = await signOffOf(about);
    const round = signedRound(detail);
    const asks = detail.questions.flatMap(({ answer }) => answer?.askId ?? []);
    return {
      consultationId: detail.response.consultation.id,
      ...(round && {
        asksRaised: [...new Set(asks)],
        organisationIds: signing(round).map(({ organisation }) => organisation.id),
      }),
    };
  },
  warns: async (details, about) => {
    const nowhere = await raisedNowhere(details, about);
    const warnings = nowhere ? [nowhereInWords(nowhere, LINK)] : [];
    if ('document' in details || (await signOffOf(about)).phase !== 'approved') return warnings;
    return [...warnings, { kind: 'inset', text: 'The Word document of the approved words is kept as what was sent.' }];
  },
  together: {
    shape: Sent,
    carryOut: async (answers, about, acting, wishes) => {
      const sent = answers as Sent;
      if (sent.document) return wishes.carryOut(submitWish, sent, acting);
      const paper = await wishes.view(async () => {
        const detail = await signOffOf(about);
        if (detail.phase !== 'approved') throw new RuleBroken('Select a document', 'document');
        return paperOf(detail, about);
      });
      const kept = await wishes.keep(await responseDocx(paper));
      const document: SubmittedDocument = { fileName: 'response.docx', mediaType: DOCX, ...kept };
      return wishes.carryOut(submitWish, { ...sent, document }, acting);
    },
  },
});
