import { anchorOf, drawFields } from './draw.js';
import { visit, visitForm } from './form.fixtures.js';
import { writeAnswers } from './write.js';

const HOSTILE = `"><script>alert('x')</script>{{ 7 * 7 }}<b>&amp;`;
const ESCAPED = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{{ 7 * 7 }}&lt;b&gt;&amp;amp;';

describe('drawing the fields of a form', () => {
  it('keeps every answer', () => {
    const html = drawFields(visitForm, writeAnswers(visitForm.fields, visit), []);
    for (const value of ['At the Home Office', 'By post', 'Deputy director', '17:00', '2025', 'ofcom', 'Do you agree?'])
      expect(html).toContain(value);
    expect(html).toMatch(/name="kind" type="radio" value="letter" checked/);
    expect(html).toMatch(/name="departments" type="checkbox" value="home-office" checked/);
    expect(html).toMatch(/name="inConfidence" type="radio" value="no" checked/);
  });

  it('says of the questions that can be left out that they are optional, and of no others', () => {
    const html = drawFields(visitForm, {}, []);
    expect(html).toContain('Summary (optional)');
    expect(html).toContain('Where it can be read (optional)');
    expect(html).not.toMatch(/(Title|Body|When did it happen\?|Title of the document|Web address) \(optional\)/);
  });

  it('never lets a text become markup', () => {
    const answers = {
      title: HOSTILE,
      summary: HOSTILE,
      counterpart: { body: HOSTILE },
      departments: [HOSTILE],
      questions: [{ questionId: HOSTILE, text: HOSTILE }],
    };
    const raw = { ...writeAnswers(visitForm.fields, answers), 'happenedOn.day': [HOSTILE], 'closesAt.time': [HOSTILE] };
    const mistakes = visitForm.fields.map(({ name }) => ({ name, text: HOSTILE }));
    const html = drawFields(visitForm, raw, mistakes);
    expect(html).not.toMatch(/<script|<b>|alert\('x'\)|49/);
    expect(html.split(ESCAPED).length).toBeGreaterThan(8);
  });

  it('opens a folded group that holds an answer or a mistake', () => {
    const open = /<details class="govuk-details fold" open>/;
    expect(drawFields(visitForm, {}, [])).not.toMatch(open);
    expect(drawFields(visitForm, { 'handling.marking': ['official-sensitive'] }, [])).toMatch(open);
    expect(drawFields(visitForm, {}, [{ name: 'handling.embargoUntil', text: 'Wrong' }])).toMatch(open);
  });

  it('folds away what few people answer, until it is answered or wrong', () => {
    const fields = [
      { kind: 'line', name: 'title', label: 'Title' },
      {
        kind: 'choices',
        name: 'nations',
        label: 'Nations',
        aside: true,
        options: [{ value: 'wales', label: 'Wales' }],
      },
      { kind: 'line', name: 'reason', label: 'Reason' },
    ] as const;
    const form = { ...visitForm, fields };
    expect(drawFields(form, {}, [])).toMatch(
      /id="title"[^]*<details class="govuk-details fold"><summary[^]*id="nations"[^]*<\/details>[^]*id="reason"/,
    );
    expect(drawFields(form, { nations: ['wales'] }, [])).toContain('<details class="govuk-details fold" open>');
    expect(drawFields(form, {}, [{ name: 'nations', text: 'Wrong' }])).toContain('fold" open>');
    expect(drawFields(visitForm, {}, [])).not.toContain('More details');
  });

  it('shows a list with nothing in it without controls that would do nothing', () => {
    const none = { label: 'Asks', hint: 'There is none yet', options: [] };
    const form = {
      ...visitForm,
      fields: [
        { ...none, kind: 'choices', name: 'departments' },
        { ...none, kind: 'choice', name: 'kind' },
      ] as const,
    };
    const html = drawFields(form, {}, [{ name: 'departments', text: 'Select an ask' }]);
    expect(html).toMatch(/id="departments"[^]*There is none yet[^]*Select an ask[^]*<select [^>]*id="kind"/);
    expect(html).not.toMatch(/data-module="govuk-(checkboxes|radios)"/);
  });

  it('says which options belong to what is chosen elsewhere', () => {
    const options = [{ value: 'a', label: 'A', of: ['x', 'y'] }];
    const field = { kind: 'choices', name: 'asks', label: 'Asks', options, firstOf: 'policyIds' } as const;
    const html = drawFields({ ...visitForm, fields: [field] }, {}, []);
    expect(html).toMatch(/data-first-of="policyIds"[^]*value="a" data-of="x y"/);
  });

  it('draws a short list as a select where that is wanted, with a line for another', () => {
    const options = [{ value: 'a', label: 'A' }];
    const field = { kind: 'choice', name: 'body', label: 'Body', options, select: true, others: 'Another' } as const;
    const html = drawFields({ ...visitForm, fields: [field] }, { 'body.others': ['Ofgem'] }, []);
    expect(html).toMatch(/<select [^]*name="body"[^]*<input [^>]*name="body\.others" [^>]*value="Ofgem"/);
  });

  it('draws rows that are given under what each is about, with none to add or take away', () => {
    const rows = visitForm.fields.find(({ name }) => name === 'questions');
    if (rows?.kind !== 'rows') throw new Error('The form has no rows');
    const about = [{ title: 'The first one', hint: 'Of two' }, { title: 'The second one' }];
    const raw = { 'questions.0.text': ['A'], 'questions.1.text': ['B'] };
    const html = drawFields({ ...visitForm, fields: [{ ...rows, about }] }, raw, []);
    expect(html).toMatch(/The first one[^]*Of two[^]*The second one/);
    expect(html).not.toMatch(/_add|_remove|Question 1/);
  });

  it('gives a row an id with its first drawing, and keeps the one it has', () => {
    const id = /name="questions\.0\.questionId" value="([^"]*)"/;
    expect(id.exec(drawFields(visitForm, {}, []))?.[1]).toMatch(/^[0-9a-f-]{14}7[0-9a-f-]{21}$/);
    expect(id.exec(drawFields(visitForm, { 'questions.0.questionId': ['mine'] }, []))?.[1]).toBe('mine');
  });

  it('lets a row be taken away while there are others', () => {
    const remove = /name="_remove" value="(questions\.\d)"/g;
    const drawn = (raw: Record<string, string[]>) =>
      [...drawFields(visitForm, raw, []).matchAll(remove)].map(([, row]) => row);
    expect(drawn({ 'questions.2.text': ['A'] })).toEqual([]);
    expect(drawn({ 'questions.2.text': ['A'], 'questions.5.text': ['B'] })).toEqual(['questions.2', 'questions.5']);
  });

  it('leads from a mistake to a control that is on the page', () => {
    const html = drawFields(visitForm, {}, []);
    for (const name of [
      'title',
      'happenedOn',
      'closesAt',
      'kind',
      'channel',
      'departments',
      'counterpart',
      'reference.url',
      'handling.embargoUntil',
      'questions.0.kind',
      'questions',
    ])
      expect(html).toContain(` id="${anchorOf(visitForm, name)}"`);
    expect(anchorOf(visitForm, 'happenedOn')).toBe('happenedOn.day');
    expect(anchorOf(visitForm, 'counterpart')).toBe('counterpart.body');
    expect(anchorOf(visitForm, 'handling.embargoUntil')).toBe('handling.embargoUntil.day');
  });
});
