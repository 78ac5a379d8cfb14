import { knowing, RuleBroken, type Known } from '#vocabulary';
import { answersNow, latestRound, openRound, questionsOf, sameWords } from './rounds.js';
import { AnswerConflict } from './merged-answer.js';
import { approveResponse, ApproveResponse } from './approve-response.js';
import { closeSignOff, CloseSignOff } from './close-sign-off.js';
import { currentVersion, answerTo } from './answers.js';
import { draftAnswer, DraftAnswer } from './draft-answer.js';
import { fileMinorityStatement, FileMinorityStatement } from './file-minority-statement.js';
import type { KnownAboutDrafting } from './being-drafted.js';
import { offerContribution, OfferContribution } from './offer-contribution.js';
import { openSignOff, OpenSignOff } from './open-sign-off.js';
import { response, type Phase, type Response, type StartedResponse } from './response.js';
import { POSITIONS, STANCES, type AnswerWords, type ResponseEvent, type Stance } from './response-events.js';
import { returnResponseToDraft, ReturnResponseToDraft } from './return-response-to-draft.js';
import { ruleContribution, RuleContribution } from './rule-contribution.js';
import type { KnownOfSignOff } from './sign-off.js';
import { submitResponse, SubmitResponse } from './submit-response.js';
import { consensusAllowed, hindrances, tally } from './tally.js';
import { takePosition, TakePosition } from './take-position.js';

const id = (last: number) => `0196b7a2-0000-7000-8000-00000000${last.toString(16).padStart(4, '0')}`;
const responseId = id(1);
const consultationId = id(2);
const QUESTIONS = [id(11), id(12), id(13)];
export const PEOPLE = 8;
const organisationOf = (person: number) => id(100 + person);
const MINUTE = 60_000;
const BEGIN = Date.parse('2025-08-01T09:00:00Z');

/** What somebody does: who, what, and numbers from 0 to 1 that say to what and how. */
export interface Deed {
  readonly person: number;
  readonly what: (typeof DEEDS)[number];
  readonly which: number;
  readonly how: number;
}

/** What people do, some of it more often than the rest. */
export const DEEDS = [
  ...(['look', 'edit', 'edit', 'edit', 'offer', 'rule', 'sign', 'sign', 'sign', 'open', 'open'] as const),
  ...(['close', 'close', 'approve', 'approve', 'return', 'differ', 'send'] as const),
];

/** What may happen in each phase, whatever else is so. */
const ALLOWED: Readonly<Record<Phase, readonly ResponseEvent['type'][]>> = {
  'written elsewhere': ['AnswerDrafted', 'ContributionOffered', 'ContributionRuled', 'ResponseSubmitted'],
  drafting: [
    'AnswerDrafted',
    'ContributionOffered',
    'ContributionRuled',
    'SignOffOpened',
    'MinorityStatementFiled',
    'ResponseApproved',
    'ResponseReturnedToDraft',
  ],
  signing: [
    'AnswerDrafted',
    'ContributionOffered',
    'ContributionRuled',
    'PositionTaken',
    'MinorityStatementFiled',
    'SignOffClosed',
    'ResponseReturnedToDraft',
  ],
  approved: ['ContributionRuled', 'MinorityStatementFiled', 'ResponseReturnedToDraft', 'ResponseSubmitted'],
};

interface Seen {
  readonly version: number;
  readonly text: string;
  readonly stance: Stance;
}

const wordsIn = (text: string) => new Set(text.match(/w\d+/g) ?? []);
const keyOf = ({ questionId, sha256, stance }: AnswerWords) => `${questionId} ${sha256} ${stance}`;
const pick = <T>(from: readonly T[], at: number): T => from[Math.min(from.length - 1, Math.floor(at * from.length))]!;

/** Several people at one response: each acts on what they saw when they last looked. */
export class Together {
  private state: Response = null;
  private now = BEGIN;
  private made = 0;
  /** by person: the answers as they have them before their eyes */
  private readonly views = new Map<number, Map<string, Seen>>();
  /** by organisation: all words that its person has ever had before their eyes */
  private readonly seen = new Map<string, Set<string>>();
  private readonly written = new Set<string>();
  private readonly conflicts: string[] = [];
  /** how often each thing was done, so that the test can tell that all of it is tried */
  readonly done = new Map<string, number>();

  constructor() {
    this.apply([{ type: 'ResponseStarted', data: { responseId, consultationId, leadPersonId: id(3) } }]);
    for (let person = 0; person < PEOPLE; person++) this.look(person);
    QUESTIONS.forEach((_, n) => this.edit(0, n / QUESTIONS.length, 0));
  }

  act({ person, what, which, how }: Deed): void {
    this.now += MINUTE;
    this[what](person, which, how);
    this.mustHold();
  }

  /** At the end every word that somebody saved stands in a version, in a conflict that was shown, or in a contribution. */
  mustHaveEveryWord(): void {
    const { answers, contributions } = this.state!;
    const kept = [
      ...[...answers.values()].flatMap(({ versions }) => versions.map(({ text }) => text)),
      ...[...contributions.values()].map(({ offered }) => offered.text),
      ...this.conflicts,
    ].flatMap((text) => [...wordsIn(text)]);
    expect([...this.written].filter((word) => !new Set(kept).has(word))).toEqual([]);
  }

  private look(person: number): void {
    const answers = this.state!.answers;
    const view = new Map<string, Seen>();
    const seen = this.seen.get(organisationOf(person)) ?? new Set<string>();
    for (const words of answersNow(answers, QUESTIONS)) {
      const { version, text, stance } = currentVersion(answerTo(answers, words.questionId))!;
      view.set(words.questionId, { version, text, stance });
      seen.add(keyOf(words));
    }
    this.views.set(person, view);
    this.seen.set(organisationOf(person), seen);
  }

  private edit(person: number, which: number, how: number): void {
    const questionId = pick(QUESTIONS, which);
    const base = this.views.get(person)!.get(questionId);
    const before = currentVersion(answerTo(this.state!.answers, questionId))?.text ?? '';
    const fresh = `w${this.made++}`;
    const text = edited(base?.text ?? '', fresh, how);
    const stance = how > 0.9 ? pick(STANCES, which) : (base?.stance ?? 'agree');
    const details = { responseId, questionId, stance, text, baseVersion: base?.version ?? 0 };
    const events = this.wish('edit', draftAnswer(new DraftAnswer(details, this.known(person))), () => {
      this.written.add(fresh);
      this.conflicts.push(text);
    });
    if (!events) return;
    this.written.add(fresh);
    const after = wordsIn(currentVersion(answerTo(this.state!.answers, questionId))!.text);
    const theirs = [...wordsIn(before)].filter((word) => !wordsIn(base?.text ?? '').has(word));
    expect([fresh, ...theirs].filter((word) => !after.has(word))).toEqual([]);
    this.look(person);
  }

  private offer(person: number, which: number, how: number): void {
    const questionId = pick(QUESTIONS, which);
    const text = `w${this.made++} offered`;
    const quote = pick([...wordsIn(this.views.get(person)!.get(questionId)?.text ?? '')], how);
    const details = {
      responseId,
      contributionId: id(1000 + this.made),
      questionId,
      organisationId: organisationOf(person),
      ...(quote && how > 0.3
        ? { kind: 'suggestion' as const, replaces: { from: 0, to: 0, quote } }
        : { kind: 'comment' as const }),
      text,
    };
    if (this.wish('offer', offerContribution(new OfferContribution(details, this.known(person)))))
      for (const word of wordsIn(text)) this.written.add(word);
  }

  private rule(person: number, which: number, how: number): void {
    const contribution = pick([...this.state!.contributions.values()], which);
    if (!contribution) return;
    const { contributionId } = contribution.offered;
    const ruling = pick(['adopted', 'not_adopted', 'out_of_scope'] as const, how);
    const wish = new RuleContribution({ responseId, contributionId, ruling, reason: 'Because' }, this.known(person));
    this.wish('rule', ruleContribution(wish));
  }

  private open(person: number, which: number, how: number): void {
    this.look(person);
    const details = {
      responseId,
      round: this.state!.rounds.all.length + 1,
      closesAt: new Date(this.now + MINUTE * (3 + Math.floor(which * 20))).toISOString(),
      quorumPercent: Math.floor(how * 60),
      roster: Array.from({ length: PEOPLE - 1 }, (_, n) => organisationOf(n + 1)).slice(0, 2 + Math.floor(which * 5)),
      answers: answersNow(this.state!.answers, QUESTIONS),
    };
    this.wish('open', openSignOff(new OpenSignOff(details, this.known(person))));
  }

  private sign(person: number, which: number, how: number): void {
    if (how > 0.5) this.look(person);
    const round = latestRound(this.state!.rounds);
    const view = [...this.views.get(person)!].map(([questionId, { text, stance }]) => ({ questionId, text, stance }));
    const words = view.map(({ questionId, text, stance }) => this.hashed(questionId, text, stance));
    const position = pick(POSITIONS, which);
    const details = {
      responseId,
      round: round?.opened.round ?? 1,
      organisationId: organisationOf(person),
      position,
      ...(position === 'block' && { reason: 'The date' }),
      capacity: 'personal' as const,
      answers: how > 0.8 ? words.slice(0, 1) : words,
    };
    this.wish('sign', takePosition(new TakePosition(details, this.known(person))));
  }

  private differ(person: number): void {
    const details = { responseId, organisationId: organisationOf(person), text: `We differ ${this.made++}.` };
    this.wish('differ', fileMinorityStatement(new FileMinorityStatement(details, this.known(person))));
  }

  private close(person: number, which: number, how: number): void {
    const { rounds, answers } = this.state!;
    const round = openRound(rounds);
    if (how > 0.5 && round) this.now = Math.max(this.now, Date.parse(round.opened.closesAt));
    const allowed = round ? consensusAllowed(tally(round, answersNow(answers, questionsOf(round)))) : [];
    const details = {
      responseId,
      round: rounds.all.length,
      consensus: pick(allowed, which) ?? 'full',
      ...(how > 0.7 && { reason: 'There is no more time' }),
    };
    this.wish('close', closeSignOff(new CloseSignOff(details, this.known(person))));
  }

  private approve(person: number): void {
    const details = { responseId, round: this.state!.rounds.all.length, approvedOn: '2025-08-01' };
    this.wish('approve', approveResponse(new ApproveResponse(details, this.known(person))));
  }

  private return(person: number): void {
    const details = { responseId, reason: `Once more ${this.made++}` };
    this.wish('return', returnResponseToDraft(new ReturnResponseToDraft(details, this.known(person))));
  }

  private send(person: number): void {
    if (this.state!.phase === 'written elsewhere') return;
    const details = {
      responseId,
      consultationId,
      submittedAt: new Date(this.now).toISOString(),
      channel: 'online form',
      asksRaised: [],
      organisationIds: [],
      document: { fileName: 'response.docx', mediaType: 'text/plain', bytes: 1, sha256: 'a'.repeat(64) },
    };
    this.wish('send', submitResponse(new SubmitResponse(details, this.known(person))));
  }

  /** Carries out a wish; nothing when it is refused, which only a broken rule may do. */
  private wish(
    what: string,
    decide: (state: Response) => ResponseEvent[],
    conflicting?: () => void,
  ): ResponseEvent[] | undefined {
    try {
      const events = decide(this.state);
      this.mustBeAllowed(this.state!, events);
      this.apply(events);
      if (events.length > 0) this.done.set(what, (this.done.get(what) ?? 0) + 1);
      return events;
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      if (error instanceof AnswerConflict) conflicting?.();
      return undefined;
    }
  }

  /** The machine is never left: nothing happens that its phase does not know, and no words change once it is sent. */
  private mustBeAllowed({ phase, submitted }: StartedResponse, events: readonly ResponseEvent[]): void {
    const types = events.map(({ type }) => type);
    const allowed = submitted ? ['ContributionRuled'] : ALLOWED[phase];
    expect(types.filter((type) => !allowed.includes(type))).toEqual([]);
  }

  /** What is so after every step. */
  private mustHold(): void {
    const { phase, rounds, answers } = this.state!;
    const open = openRound(rounds);
    expect(open !== undefined).toBe(phase === 'signing');
    expect(rounds.approved !== null).toBe(phase === 'approved');
    const unseen = rounds.all.flatMap(({ positions }) =>
      [...positions].flatMap(([organisationId, { covers }]) =>
        [...covers.values()].map(keyOf).filter((key) => !this.seen.get(organisationId)?.has(key)),
      ),
    );
    expect(unseen).toEqual([]);
    if (phase !== 'approved') return;
    const { closed, ...round } = latestRound(rounds)!;
    const signed = closed!.answers;
    const now = answersNow(answers, QUESTIONS);
    expect(now.filter((words, n) => !sameWords(words, signed[n]))).toEqual([]);
    const counted = tally({ ...round, closed }, signed);
    if (hindrances(counted, closed!.data.consensus).length > 0) expect(closed!.data.reason).toBeDefined();
  }

  private apply(events: readonly ResponseEvent[]): void {
    this.state = events.reduce(response.evolve, this.state);
  }

  private hashed(questionId: string, text: string, stance: Stance): AnswerWords {
    const found = answerTo(this.state!.answers, questionId).versions.find(
      (version) => version.text === text && version.stance === stance,
    );
    return { questionId, sha256: found!.sha256, stance };
  }

  private known(person: number): Known & KnownAboutDrafting & KnownOfSignOff {
    return {
      ...knowing(new Date(this.now).toISOString(), {
        consultations: new Map([[consultationId, { title: 'Shared front offices', withdrawn: false }]]),
        organisations: new Map(
          Array.from({ length: PEOPLE }, (_, n) => [organisationOf(n), { name: `Council ${n}` }] as const),
        ),
      }),
      questionIds: new Set(QUESTIONS),
      questions: QUESTIONS.map((questionId, n) => ({ questionId, number: String(n + 1) })),
      closesAt: null,
      signer: { organisationId: organisationOf(person), recordsForOthers: false },
    };
  }
}

/** A text with a new word in it: at the end, in between, or in the place of another; sometimes one is taken out. */
function edited(text: string, fresh: string, how: number): string {
  const words = text.split(' ').filter(Boolean);
  const at = Math.floor(how * 97) % (words.length + 1);
  if (how < 0.4 || words.length === 0) return [...words.slice(0, at), fresh, ...words.slice(at)].join(' ');
  if (how < 0.7) return [...words.slice(0, at), fresh, ...words.slice(at + 1)].join(' ');
  return [...words.slice(0, at), ...words.slice(at + 1), fresh].join(' ');
}
