import {
  AreOf,
  Handling,
  IsId,
  IsInstant,
  IsLine,
  IsLocalDate,
  IsOneOf,
  IsSlugs,
  IsText,
  IsTrueOrFalse,
  Nested,
  NestedList,
  Optional,
  Reference,
} from '#vocabulary';
import type { Form } from './fields.js';

class Body {
  @IsLine(60) body: string;
  @Optional() @IsLine(60) role?: string;
}

class Question {
  @IsId() questionId: string;
  @IsText() text: string;
  @IsOneOf(['open', 'choice']) kind: string;
}

/** A shape with every kind of field. */
export class Visit {
  @IsId() visitId: string;
  @IsLine(20) title: string;
  @Optional() @IsText() summary?: string;
  @IsLocalDate() happenedOn: string;
  @Optional() @IsInstant() closesAt?: string;
  @IsOneOf(['meeting', 'letter']) kind: string;
  @Optional() @IsLine() channel?: string;
  @IsSlugs() departments: string[];
  @Optional() @AreOf(['england', 'wales']) nations?: string[];
  @IsTrueOrFalse() inConfidence: boolean;
  @Nested(() => Body) counterpart: Body;
  @Optional() @Nested(() => Reference) reference?: Reference;
  @Optional() @Nested(() => Handling) handling?: Handling;
  @Optional() @NestedList(() => Question) questions?: Question[];
}

/** The form that asks for it. */
export const visitForm: Form = {
  title: 'Log a visit',
  submit: 'Log visit',
  shape: Visit,
  fields: [
    { kind: 'line', name: 'title', label: 'Title' },
    { kind: 'text', name: 'summary', label: 'Summary' },
    { kind: 'date', name: 'happenedOn', label: 'When did it happen?', noun: 'date of the visit' },
    { kind: 'instant', name: 'closesAt', label: 'Closing time' },
    {
      kind: 'choice',
      name: 'kind',
      label: 'What was it?',
      noun: 'kind of visit',
      options: [
        { value: 'meeting', label: 'A meeting' },
        {
          value: 'letter',
          label: 'A letter',
          reveals: [{ kind: 'line', name: 'channel', label: 'How was it sent?', noun: 'channel' }],
        },
      ],
    },
    {
      kind: 'choices',
      name: 'departments',
      label: 'Departments',
      noun: 'department',
      options: [{ value: 'home-office', label: 'Home Office' }],
      others: 'Other departments',
    },
    {
      kind: 'choices',
      name: 'nations',
      label: 'Nations',
      noun: 'nation',
      options: [
        { value: 'england', label: 'England' },
        { value: 'wales', label: 'Wales' },
      ],
    },
    { kind: 'yesNo', name: 'inConfidence', label: 'Was it in confidence?', noun: 'it was in confidence' },
    {
      kind: 'group',
      name: 'counterpart',
      label: 'With whom?',
      fields: [
        { kind: 'line', name: 'body', label: 'Body' },
        { kind: 'line', name: 'role', label: 'Role' },
      ],
    },
    {
      kind: 'group',
      name: 'reference',
      label: 'Where it can be read',
      fields: [
        { kind: 'line', name: 'title', label: 'Title of the document' },
        { kind: 'line', name: 'url', label: 'Web address', input: 'url' },
      ],
    },
    {
      kind: 'group',
      name: 'handling',
      label: 'Handling',
      folded: true,
      defaults: { marking: 'official' },
      fields: [
        {
          kind: 'choice',
          name: 'marking',
          label: 'Marking',
          options: [
            { value: '', label: 'Official' },
            { value: 'official-sensitive', label: 'Official-sensitive' },
          ],
        },
        { kind: 'date', name: 'embargoUntil', label: 'Embargoed until', noun: 'embargo date' },
      ],
    },
    {
      kind: 'rows',
      name: 'questions',
      label: 'Questions',
      noun: 'question',
      id: 'questionId',
      fields: [
        { kind: 'hidden', name: 'questionId' },
        { kind: 'text', name: 'text', label: 'Text of the question' },
        {
          kind: 'choice',
          name: 'kind',
          label: 'Kind of question',
          options: [
            { value: 'open', label: 'Open' },
            { value: 'choice', label: 'Choice' },
          ],
        },
      ],
    },
  ],
};

export const VISIT_ID = '0198c0de-0000-7000-8000-000000000001';
export const QUESTION_ID = '0198c0de-0000-7000-8000-000000000002';

/** All answers, as the data of the event. */
export const visit = {
  title: 'At the Home Office',
  summary: 'Two lines\nof text',
  happenedOn: '2025-03-03',
  closesAt: '2025-04-08T16:00:00Z',
  kind: 'letter',
  channel: 'By post',
  departments: ['home-office', 'ofcom'],
  nations: ['wales'],
  inConfidence: false,
  counterpart: { body: 'Home Office', role: 'Deputy director' },
  reference: { title: 'Minutes', url: 'https://example.org/minutes' },
  handling: { marking: 'official-sensitive', embargoUntil: '2025-05-01' },
  questions: [{ questionId: QUESTION_ID, text: 'Do you agree?', kind: 'open' }],
};
