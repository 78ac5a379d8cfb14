import { answersShown } from './check.js';
import { visit, visitForm } from './form.fixtures.js';
import { writeAnswers } from './write.js';

const shown = (answers: object) =>
  answersShown(visitForm, writeAnswers(visitForm.fields, answers as Record<string, unknown>)).map(
    ({ label, answer }) => `${label}: ${answer}`,
  );

describe('the answers once more before they are recorded', () => {
  it('shows all of them in words', () => {
    expect(shown(visit)).toEqual([
      'Title: At the Home Office',
      'Summary: Two lines\nof text',
      'When did it happen?: 3 March 2025',
      'Closing time: 8 April 2025 at 5pm',
      'What was it?: A letter',
      'How was it sent?: By post',
      'Departments: Home Office\nofcom',
      'Nations: Wales',
      'Was it in confidence?: No',
      'Body: Home Office',
      'Role: Deputy director',
      'Title of the document: Minutes',
      'Web address: https://example.org/minutes',
      'Marking: Official-sensitive',
      'Embargoed until: 1 May 2025',
      'Text of the question: Do you agree?',
      'Kind of question: Open',
    ]);
  });

  it('does not ask what belongs to a choice that was not taken, and says what was left open', () => {
    const answers = shown({ ...visit, kind: 'meeting', summary: undefined });
    expect(answers).toContain('Summary: Not answered');
    expect(answers.join()).not.toContain('How was it sent?');
  });
});
