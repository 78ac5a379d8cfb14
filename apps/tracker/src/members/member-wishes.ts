import {
  JoinOrganisation,
  LeaveOrganisation,
  ORGANISATION_KINDS,
  OrganisationJoined,
  OrganisationLeft,
  OrganisationRenamed,
  RenameOrganisation,
} from '#members';
import { NATIONS } from '#vocabulary';
import { optionsOf } from '../wishes/fields.js';
import { wish } from '../wishes/wish.js';
import { organisationOf } from './members.js';

/** Every wish about a member organisation, as its pages and the API offer it. */
export const memberWishes = [
  wish({
    command: JoinOrganisation,
    shape: OrganisationJoined,
    path: 'new',
    begins: true,
    summary: 'Records that a council or other body has joined',
    done: 'Member added',
    form: () => ({
      title: 'Add a member',
      intro: 'A member is a council or another body. The people who work for it are not recorded here.',
      fields: [
        { kind: 'line', name: 'name', label: 'Name' },
        { kind: 'choice', name: 'kind', label: 'Kind', options: optionsOf(ORGANISATION_KINDS) },
        { kind: 'choice', name: 'nation', label: 'Nation', options: optionsOf(NATIONS) },
        { kind: 'line', name: 'region', label: 'Region', hint: 'For example, North East', width: 'half' },
        { kind: 'date', name: 'joinedOn', label: 'When did it join?', noun: 'date of joining' },
      ],
      submit: 'Add member',
    }),
    starts: (): Partial<OrganisationJoined> => ({ nation: 'england' }),
  }),
  wish({
    command: JoinOrganisation,
    shape: OrganisationJoined,
    path: 'rejoin',
    summary: 'Records that an organisation that had left has come back',
    done: 'Membership recorded',
    form: async (about) => ({
      title: 'Record that it came back',
      caption: (await organisationOf(about)).organisation.name,
      fields: [
        { kind: 'line', name: 'name', label: 'Name' },
        { kind: 'choice', name: 'kind', label: 'Kind', options: optionsOf(ORGANISATION_KINDS) },
        { kind: 'choice', name: 'nation', label: 'Nation', options: optionsOf(NATIONS) },
        { kind: 'line', name: 'region', label: 'Region', width: 'half' },
        { kind: 'date', name: 'joinedOn', label: 'When did it come back?', noun: 'date of joining' },
      ],
      submit: 'Record membership',
    }),
    starts: async (about) => {
      const { name, kind, nation, region } = (await organisationOf(about)).organisation;
      return { name, kind, nation, ...(region !== null && { region }) } as Partial<OrganisationJoined>;
    },
  }),
  wish({
    command: RenameOrganisation,
    shape: OrganisationRenamed,
    path: 'rename',
    summary: 'Records that an organisation has another name from a date on',
    done: 'Name changed',
    form: async (about) => ({
      title: 'Rename this member',
      caption: (await organisationOf(about)).organisation.name,
      fields: [
        { kind: 'line', name: 'name', label: 'New name' },
        { kind: 'date', name: 'effectiveOn', label: 'From when?', noun: 'date of the new name' },
      ],
      submit: 'Rename',
    }),
  }),
  wish({
    command: LeaveOrganisation,
    shape: OrganisationLeft,
    path: 'leave',
    summary: 'Records that an organisation has left',
    done: 'Member left',
    form: async (about) => ({
      title: 'Record that this member left',
      caption: (await organisationOf(about)).organisation.name,
      intro: 'What it took part in stays in the record.',
      fields: [{ kind: 'date', name: 'leftOn', label: 'When did it leave?', noun: 'date of leaving' }],
      submit: 'Record leaving',
      checkAnswers: true,
    }),
  }),
];
