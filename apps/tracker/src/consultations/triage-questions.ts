import type { TriageAnswers } from '#consultations';
import type { Field } from '#govuk-pages';

/** The six questions of triage, in the order in which they are asked. */
export const TRIAGE_QUESTIONS = {
  bearsOnDigitalWork: 'Does it bear on councils’ digital work?',
  expectedToAnswer: 'Are we expected to answer?',
  somethingToSay: 'Have we something to say that others have not?',
  canStillChange: 'Can it still change?',
  whoIsAffected: 'Who is affected?',
  haveTime: 'Have we the time?',
} as const satisfies Record<keyof TriageAnswers, string>;

/** The questions as fields: yes or no, or a line where a few words are asked for or were given before. */
export const triageQuestions = (answered: Readonly<Record<string, boolean | string>>): Field[] =>
  Object.entries(TRIAGE_QUESTIONS).map(([name, label]) =>
    name === 'whoIsAffected' || typeof answered[name] === 'string'
      ? { kind: 'line', name, label, noun: `answer to “${label}”` }
      : { kind: 'yesNo', name, label },
  );

/** What was answered, question by question; those left out are not in it. */
export const triageAnswers = (
  answered: Readonly<Record<string, boolean | string>>,
): readonly { readonly question: string; readonly answer: string }[] =>
  Object.entries(TRIAGE_QUESTIONS).flatMap(([name, question]) => {
    const answer = answered[name];
    if (answer === undefined) return [];
    return [{ question, answer: typeof answer === 'string' ? answer : answer ? 'Yes' : 'No' }];
  });
