import { response, sha256OfAnswer, type ResponseEvent } from '#responses';
import {
  approved,
  contributionId,
  drafted,
  organisationId,
  personId,
  questionId,
  responseId,
  returned,
  started,
  workedOn,
} from './response.fixtures.js';

const after = (...events: ResponseEvent[]) => events.reduce(response.evolve, response.initial)!;
const until = (type: ResponseEvent['type']) =>
  workedOn.slice(0, workedOn.findIndex((event) => event.type === type) + 1);
const redrafted: ResponseEvent = {
  type: 'AnswerDrafted',
  data: { responseId, questionId, stance: 'disagree', text: 'We do not.', baseVersion: 1 },
};

describe('What the next decision about a response can ask', () => {
  it('how far its words have come', () => {
    expect(after(started).phase).toBe('written elsewhere');
    expect(after(started, drafted).phase).toBe('drafting');
    expect(after(started, drafted, ...until('SignOffOpened')).phase).toBe('signing');
    expect(after(started, drafted, ...until('SignOffOpened'), redrafted).phase).toBe('signing');
    expect(after(started, drafted, ...workedOn).phase).toBe('drafting');
    expect(after(started, drafted, ...workedOn, approved).phase).toBe('approved');
    expect(after(started, drafted, ...workedOn, approved, returned).phase).toBe('drafting');
    expect(after(started, drafted, ...workedOn, approved, redrafted).phase).toBe('drafting');
  });

  it('each answer in all its versions, who writes it and whether it is locked', () => {
    const assigned: ResponseEvent = { type: 'QuestionAssigned', data: { responseId, questionId, authorId: personId } };
    const locked: ResponseEvent = { type: 'AnswerLocked', data: { responseId, questionId, version: 2 } };
    const unlocked: ResponseEvent = { type: 'AnswerUnlocked', data: { responseId, questionId, reason: 'A typo' } };
    expect(after(started, assigned, drafted, redrafted, locked).answers.get(questionId)).toEqual({
      versions: [
        {
          version: 1,
          stance: 'agree',
          text: 'We agree, if **purpose** comes first.',
          askId: null,
          sha256: sha256OfAnswer('We agree, if **purpose** comes first.'),
        },
        { version: 2, stance: 'disagree', text: 'We do not.', askId: null, sha256: sha256OfAnswer('We do not.') },
      ],
      locked: true,
      authorId: personId,
      reviewerId: null,
    });
    expect(after(started, drafted, locked, unlocked).answers.get(questionId)!.locked).toBe(false);
  });

  it('the hash of an answer is the SHA-256 of its text', () =>
    expect(sha256OfAnswer('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));

  it('each contribution, what became of it, and what its contributor said to that', () => {
    const found = (...events: ResponseEvent[]) => after(started, drafted, ...events).contributions.get(contributionId)!;
    const [offered, ruled, disputed, accepted, withdrawn] = workedOn as [ResponseEvent, ...ResponseEvent[]];
    const fresh = { offered: offered.data, onVersion: 1, ruled: null, said: null, withdrawn: false };
    expect(found(offered)).toEqual(fresh);
    expect(found(offered, ruled!)).toEqual({ ...fresh, ruled: ruled!.data });
    expect(found(offered, ruled!, disputed!)).toEqual({ ...fresh, ruled: ruled!.data, said: 'disputed' });
    expect(found(offered, ruled!, accepted!)).toEqual({ ...fresh, ruled: ruled!.data, said: 'accepted' });
    expect(found(offered, ruled!, disputed!, ruled!).said).toBeNull();
    expect(found(offered, withdrawn!).withdrawn).toBe(true);
  });

  it('each round with its positions, the words that they cover, the statements, and the words as it closed', () => {
    const { all } = after(started, drafted, ...workedOn).rounds;
    const data = <Type extends ResponseEvent['type']>(type: Type) =>
      workedOn.find((event) => event.type === type)!.data as Extract<ResponseEvent, { type: Type }>['data'];
    const words = [{ questionId, sha256: sha256OfAnswer('We agree, if **purpose** comes first.') }];
    expect(all).toEqual([
      {
        opened: data('SignOffOpened'),
        positions: new Map([
          [
            organisationId,
            { taken: data('PositionTaken'), covers: new Map([[questionId, data('PositionTaken').answers[0]]]) },
          ],
        ]),
        statements: new Map([[organisationId, data('MinorityStatementFiled')]]),
        closed: { data: data('SignOffClosed'), answers: words.map((answer) => ({ ...answer, stance: 'agree' })) },
        returned: false,
      },
    ]);
  });

  it('that it is approved, until its words change or it is returned to draft', () => {
    const approval = (...events: ResponseEvent[]) => after(started, drafted, ...events).rounds.approved;
    expect(approval(approved)).toEqual(approved.data);
    expect(approval(approved, returned)).toBeNull();
    expect(approval(approved, redrafted)).toBeNull();
  });
});
