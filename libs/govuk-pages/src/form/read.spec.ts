import fc from 'fast-check';
import { visit, visitForm } from './form.fixtures.js';
import { rawOf, readAnswers, timeOf } from './read.js';
import { writeAnswers } from './write.js';

const read = (body: object) => readAnswers(visitForm.fields, rawOf(body));

describe('reading the answers of a form', () => {
  it('gives back what was written into it', () => {
    expect(readAnswers(visitForm.fields, writeAnswers(visitForm.fields, visit))).toEqual({ values: visit, faults: [] });
  });

  it('leaves out what was not answered', () => {
    expect(read({ title: ' ', summary: '', 'counterpart.body': '', 'happenedOn.day': '' })).toEqual({
      values: { departments: [], nations: [], questions: [] },
      faults: [],
    });
  });

  it('takes a list from a text, one item a line, and writes it back', () => {
    const fields = [{ kind: 'text', name: 'options', label: 'Options', list: true } as const];
    const { values } = readAnswers(fields, rawOf({ options: ' Yes\r\n\r\n No \r\n' }));
    expect(values).toEqual({ options: ['Yes', 'No'] });
    expect(writeAnswers(fields, values)).toEqual({ options: ['Yes\nNo'] });
    expect(readAnswers(fields, rawOf({ options: ' \r\n ' })).values).toEqual({});
  });

  it('takes what was typed beside a list, and knows what the list calls it', () => {
    const options = [{ value: 'home-office', label: 'Home Office' }];
    const field = { kind: 'choice', name: 'body', label: 'Body', options, others: 'Another body' } as const;
    const reading = (body: object) => readAnswers([field], rawOf(body));
    expect(reading({ body: 'home-office', 'body.others': '' }).values).toEqual({ body: 'home-office' });
    expect(reading({ body: '', 'body.others': ' home office ' }).values).toEqual({ body: 'home-office' });
    expect(reading({ body: '', 'body.others': 'Ofgem' }).values).toEqual({ body: 'Ofgem' });
    expect(reading({ body: '', 'body.others': '' }).values).toEqual({});
    expect(reading({ body: 'home-office', 'body.others': 'Ofgem' }).faults).toEqual([
      { field: 'body', message: 'must be chosen from the list or typed, not both' },
    ]);
    for (const body of ['home-office', 'Ofgem'])
      expect(readAnswers([field], writeAnswers([field], { body })).values).toEqual({ body });
  });

  it('gives several choices in the order of the list, and what was typed after them', () => {
    const body = { nations: ['wales', 'england'], departments: ['home-office'], 'departments.others': 'Ofgem, Ofcom' };
    expect(read(body).values).toMatchObject({
      nations: ['england', 'wales'],
      departments: ['home-office', 'ofgem', 'ofcom'],
    });
  });

  it('keeps the rows that are given, also those without an answer', () => {
    const rows = { kind: 'rows', name: 'questions', label: 'Questions', noun: 'question', id: 'questionId' } as const;
    const fields = [
      { kind: 'hidden', name: 'questionId' } as const,
      { kind: 'line', name: 'text', label: 'Text' } as const,
    ];
    const body = { 'questions.0.questionId': 'a', 'questions.1.questionId': 'b', 'questions.1.text': 'Why?' };
    const about = [{ title: 'First' }, { title: 'Second' }];
    expect(readAnswers([{ ...rows, fields }], rawOf(body)).values.questions).toHaveLength(1);
    expect(readAnswers([{ ...rows, fields, about }], rawOf(body)).values.questions).toEqual([
      { questionId: 'a' },
      { questionId: 'b', text: 'Why?' },
    ]);
  });

  it('takes away spaces around an answer, and carriage returns', () => {
    expect(read({ title: '  A visit ', summary: ' one\r\ntwo ' }).values).toMatchObject({
      title: 'A visit',
      summary: 'one\ntwo',
    });
  });

  it.each([
    [{ day: '8', month: '4', year: '2025' }, '2025-04-08'],
    [{ day: '08', month: '04', year: '2025' }, '2025-04-08'],
    [{ day: '8', month: 'April', year: '2025' }, '2025-04-08'],
    [{ day: '8', month: 'apr', year: '2025' }, '2025-04-08'],
  ])('reads the date %j', ({ day, month, year }, date) => {
    const body = { 'happenedOn.day': day, 'happenedOn.month': month, 'happenedOn.year': year };
    expect(read(body)).toMatchObject({ values: { happenedOn: date }, faults: [] });
  });

  it.each([
    [{ day: '31', month: '2', year: '2025' }, 'must be a real date, like 8 April 2025'],
    [{ day: '1', month: '1', year: '25' }, 'must be a real date, like 8 April 2025'],
    [{ day: 'x', month: '1', year: '2025' }, 'must be a real date, like 8 April 2025'],
    [{ day: '', month: '1', year: '2025' }, 'must include a day'],
    [{ day: '3', month: '', year: '' }, 'must include a month and a year'],
  ])('says what is wrong with the date %j', ({ day, month, year }, message) => {
    const body = { 'happenedOn.day': day, 'happenedOn.month': month, 'happenedOn.year': year };
    expect(read(body).faults).toEqual([{ field: 'happenedOn', message }]);
  });

  it('puts a date and a time in London together: in summer an hour ahead', () => {
    const date = { 'closesAt.day': '8', 'closesAt.month': '7', 'closesAt.year': '2025' };
    expect(read({ ...date, 'closesAt.time': '5pm' }).values).toMatchObject({ closesAt: '2025-07-08T16:00:00Z' });
    expect(read(date).faults).toEqual([{ field: 'closesAt', message: 'must include a time, like 5pm' }]);
    expect(read({ 'closesAt.time': '5pm' }).faults).toEqual([{ field: 'closesAt', message: 'must include a date' }]);
    expect(read({ ...date, 'closesAt.time': 'late' }).faults).toEqual([
      { field: 'closesAt', message: 'must have a real time, like 5pm, 9:30am or midday' },
    ]);
  });

  it.each([
    ['17:00', '17:00'],
    ['5pm', '17:00'],
    ['5.30 PM', '17:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['midday', '12:00'],
    ['Noon', '12:00'],
    ['midnight', '00:00'],
    ['9:05', '09:05'],
    ['25:00', undefined],
    ['13pm', undefined],
    ['5', undefined],
    ['soon', undefined],
  ])('reads the time “%s”', (typed, time) => {
    expect(timeOf(typed)).toBe(time);
  });

  it('makes slugs of what is typed beside a list', () => {
    const body = { departments: ['home-office'], 'departments.others': "Ofcom, The King's Fund , ofcom," };
    expect(read(body).values.departments).toEqual(['home-office', 'ofcom', 'the-kings-fund']);
  });

  it('asks what an option reveals only when it is chosen', () => {
    expect(read({ kind: 'letter', channel: 'By post' }).values).toMatchObject({ kind: 'letter', channel: 'By post' });
    expect(read({ kind: 'meeting', channel: 'By post' }).values).not.toHaveProperty('channel');
  });

  it('fills a group that holds an answer with its defaults', () => {
    const embargo = {
      'handling.embargoUntil.day': '1',
      'handling.embargoUntil.month': '5',
      'handling.embargoUntil.year': '2025',
    };
    expect(read(embargo).values.handling).toEqual({ marking: 'official', embargoUntil: '2025-05-01' });
    expect(read({ 'handling.marking': '' }).values).not.toHaveProperty('handling');
  });

  it('drops rows in which nothing was answered but the id they carry', () => {
    const body = {
      'questions.0.questionId': 'a',
      'questions.0.text': '',
      'questions.7.questionId': 'b',
      'questions.7.text': 'Why?',
    };
    expect(read(body).values.questions).toEqual([{ questionId: 'b', text: 'Why?' }]);
  });

  it('takes any text as it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        fc.pre(text.trim() !== '' && !text.includes('\r'));
        const raw = writeAnswers(visitForm.fields, { title: text });
        expect(readAnswers(visitForm.fields, raw).values.title).toBe(text.trim());
      }),
    );
  });
});
