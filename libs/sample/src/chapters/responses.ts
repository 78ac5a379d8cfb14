import { createHash } from 'node:crypto';
import { personPlaying } from '../people.js';
import { AcknowledgeResponse, PublishResponse, StartResponse, SubmitResponse } from '#responses';
import { addDays, addMonths, londonInstant } from '#vocabulary';
import { someOf, type Subject } from '../subject.js';
import { wordsAreSigned } from './sign-off.js';

/** The joint response to a call is written, sent with its document, acknowledged, and sometimes published. */
export function councilResponds(subject: Subject, place: number): void {
  const { diary, policy, askIds } = subject;
  const { title, response, triage } = policy.calls[place]!;
  const { id: consultationId, opensOn, answersOn } = subject.calls[place]!;
  const responseId = diary.id();
  const organisationIds = someOf(subject, diary.between(6, 12));
  const asksRaised = response!.map((ask) => askIds[ask]!);
  const text = letter(
    title,
    response!.map((ask) => policy.asks[ask]![0]),
  );
  const leadPersonId = personPlaying(triage?.[0] === 'lead' ? 'policy-lead' : 'member');
  diary.plan(addDays(opensOn, 15), (known) => new StartResponse({ responseId, consultationId, leadPersonId }, known), {
    by: 'policy-lead',
  });
  if (policy.calls[place]!.answers) wordsAreSigned(subject, place, { responseId, roster: organisationIds });
  const sentOn = diary.plan(
    answersOn,
    (known) =>
      new SubmitResponse(
        {
          responseId,
          consultationId,
          submittedAt: londonInstant(known.today, '08:30'),
          channel: 'email',
          asksRaised,
          organisationIds,
          document: {
            fileName: `response-${policy.key}-${place + 1}.txt`,
            mediaType: 'text/plain',
            bytes: text.length,
            sha256: createHash('sha256').update(text).digest('hex'),
          },
        },
        known,
      ),
    {
      document: text,
      note: (book) => book.consultations.set(consultationId, { title, withdrawn: false, answered: true }),
    },
  );
  const receipt = `R-${diary.between(10_000, 99_999)}`;
  diary.plan(
    addDays(sentOn, 3),
    (known) => new AcknowledgeResponse({ responseId, acknowledgedOn: known.today, receipt }, known),
  );
  if (diary.random() < 0.4)
    diary.plan(
      addMonths(sentOn, 1),
      (known) =>
        new PublishResponse(
          { responseId, publishedOn: known.today, url: `https://council.example/responses/${policy.key}-${place + 1}` },
          known,
        ),
    );
}

const letter = (title: string, asks: readonly string[]) =>
  Buffer.from(
    [
      `${title}`,
      'Joint response of the Local Government CIO Council',
      'This is sample text. A real tracker keeps here, byte by byte, what was sent.',
      'We ask government to act on these points:',
      ...asks.map((ask, n) => `${n + 1}. ${ask}`),
    ].join('\n\n') + '\n',
  );
