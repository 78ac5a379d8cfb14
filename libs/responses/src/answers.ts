import { hash } from 'node:crypto';
import type { ResponseEvent, Stance } from './response-events.js';

/** An answer as somebody saved it. Versions are numbered from 1; the latest is the answer. */
export interface AnswerVersion {
  readonly version: number;
  readonly stance: Stance;
  readonly text: string;
  readonly askId: string | null;
  readonly sha256: string;
}

/** What the response says to one question, from its first words on. */
export interface Answer {
  readonly versions: readonly AnswerVersion[];
  /** it is complete: nobody drafts it anew until it is unlocked */
  readonly locked: boolean;
  readonly authorId: string | null;
  readonly reviewerId: string | null;
}

/** The answers of a response, by question. A question that nobody was given and nobody answered has none. */
export type Answers = ReadonlyMap<string, Answer>;

const UNTOUCHED: Answer = { versions: [], locked: false, authorId: null, reviewerId: null };

/** By which an answer's words are known: the SHA-256 of its text, in lower-case hexadecimal. */
export const sha256OfAnswer = (text: string): string => hash('sha256', text);

/** The answer to a question, with no version when nobody has written one. */
export const answerTo = (answers: Answers, questionId: string): Answer => answers.get(questionId) ?? UNTOUCHED;

/** An answer as it stands; undefined when nobody has written one. */
export const currentVersion = ({ versions }: Answer): AnswerVersion | undefined => versions.at(-1);

/** The answers after an event. */
export function evolveAnswers(answers: Answers, event: ResponseEvent): Answers {
  const changed = (questionId: string, changes: (answer: Answer) => Partial<Answer>) => {
    const answer = answerTo(answers, questionId);
    return new Map(answers).set(questionId, { ...answer, ...changes(answer) });
  };
  switch (event.type) {
    case 'AnswerDrafted': {
      const { questionId, stance, text, askId = null } = event.data;
      return changed(questionId, ({ versions }) => ({
        versions: [...versions, { version: versions.length + 1, stance, text, askId, sha256: sha256OfAnswer(text) }],
      }));
    }
    case 'QuestionAssigned': {
      const { questionId, authorId = null, reviewerId = null } = event.data;
      return changed(questionId, () => ({ authorId, reviewerId }));
    }
    case 'AnswerLocked':
      return changed(event.data.questionId, () => ({ locked: true }));
    case 'AnswerUnlocked':
      return changed(event.data.questionId, () => ({ locked: false }));
    default:
      return answers;
  }
}
