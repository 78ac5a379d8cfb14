import { visit, VISIT_ID, visitForm } from './form.fixtures.js';
import { checkForm } from './mistakes.js';
import { writeAnswers } from './write.js';

const check = (changes: Record<string, string>, answers: object = visit) => {
  const raw = { ...writeAnswers(visitForm.fields, answers as Record<string, unknown>) };
  for (const [name, value] of Object.entries(changes)) raw[name] = [value];
  return checkForm(visitForm, raw, { visitId: VISIT_ID });
};

const mistakes = (changes: Record<string, string>, answers?: object) => check(changes, answers).mistakes;

describe('checking the answers of a form', () => {
  it('finds nothing wrong with good answers, and puts the id of the item with them', () => {
    expect(check({})).toEqual({ values: { ...visit, visitId: VISIT_ID }, mistakes: [] });
  });

  it('asks for what is missing in the order of the questions, in a sentence each', () => {
    expect(mistakes({}, {})).toEqual([
      { name: 'title', text: 'Enter a title' },
      { name: 'happenedOn', text: 'Enter a date of the visit' },
      { name: 'kind', text: 'Select a kind of visit' },
      { name: 'inConfidence', text: 'Select whether it was in confidence' },
      { name: 'counterpart.body', text: 'Enter a body' },
    ]);
  });

  it('says what is wrong with an answer, beginning with what it is called', () => {
    expect(mistakes({ title: 'x'.repeat(21) })).toEqual([
      { name: 'title', text: 'Title must be one line of 20 characters or fewer' },
    ]);
    expect(mistakes({ 'reference.url': 'minutes' })).toEqual([
      { name: 'reference.url', text: 'Web address must be a web address that begins with https:// or http://' },
    ]);
    expect(mistakes({ 'happenedOn.month': '13' })).toEqual([
      { name: 'happenedOn', text: 'Date of the visit must be a real date, like 8 April 2025' },
    ]);
  });

  it('looks into an optional group once something in it is answered', () => {
    expect(mistakes({ 'reference.title': '' })).toEqual([
      { name: 'reference.title', text: 'Enter a title of the document' },
    ]);
    expect(mistakes({ 'reference.title': '', 'reference.url': '' })).toEqual([]);
  });

  it('names the row of a list', () => {
    expect(mistakes({ 'questions.0.kind': '' })).toEqual([
      { name: 'questions.0.kind', text: 'Select a kind of question' },
    ]);
  });

  it('leaves out an empty list that the shape can do without, and keeps one that it asks for', () => {
    const { values } = check({}, { ...visit, nations: [], departments: [], questions: [] });
    expect(values).not.toHaveProperty('nations');
    expect(values).not.toHaveProperty('questions');
    expect(values.departments).toEqual([]);
  });
});
