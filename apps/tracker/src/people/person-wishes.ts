import {
  ChangePersonRoles,
  DeactivatePerson,
  ErasePerson,
  PersonDeactivated,
  PersonErased,
  PersonRolesChanged,
  type KnownOfPeople,
} from '#members';
import { FindPerson, KnownAboutPerson } from '#registers';
import { nameOfPerson } from '../web/names.js';
import { reasonField } from '../wishes/fields.js';
import { wish, type About } from '../wishes/wish.js';
import { roleOptions } from './people.js';

const knows = ({ personId }: { personId: string }) => new KnownAboutPerson(personId);

/** What administrators may wish of somebody who has an account, as its pages and the API offer it. */
export const personWishes = [
  wish<PersonRolesChanged, KnownOfPeople>({
    command: ChangePersonRoles,
    shape: PersonRolesChanged,
    path: 'change-roles',
    summary: 'Changes what somebody may do; they sign in anew',
    done: 'Roles changed',
    knows,
    form: ({ id }) => ({
      title: 'Change roles',
      caption: nameOfPerson(id),
      intro: 'Whoever gets other roles is signed out, and signs in anew.',
      fields: [{ kind: 'choices', name: 'roles', label: 'Roles', noun: 'role', options: roleOptions }],
      submit: 'Change roles',
    }),
    starts: async ({ id, ask }: About) => ({ roles: [...((await ask(new FindPerson(id)))?.roles ?? [])] }),
  }),
  wish<PersonDeactivated, KnownOfPeople>({
    command: DeactivatePerson,
    shape: PersonDeactivated,
    path: 'deactivate',
    summary: 'Ends the account of somebody: they are out at once, and their name stays',
    done: 'The account has ended',
    knows,
    form: ({ id }) => ({
      title: 'End this account',
      caption: nameOfPerson(id),
      intro:
        'They are signed out everywhere and cannot sign in again. What they recorded stays, under their name. You can invite them again.',
      fields: [reasonField('Why does it end?')],
      submit: 'End account',
      checkAnswers: true,
    }),
  }),
  wish<PersonErased, KnownOfPeople>({
    command: ErasePerson,
    shape: PersonErased,
    path: 'erase',
    summary: 'Erases the name and the address of somebody for good: the key that they are sealed with is destroyed',
    done: 'Name and address erased',
    knows,
    form: ({ id }) => ({
      title: 'Erase this person',
      caption: nameOfPerson(id),
      intro:
        'The key that their name and their address are sealed with is destroyed: nobody can read them again, here or in a copy of the log. What they recorded stays, by “a former member”. This cannot be undone.\n\nA copy of the key file can still open them: destroy old copies as your retention rules say.',
      fields: [reasonField('Why are they erased?', 'Do not write down who they are')],
      submit: 'Erase for good',
      checkAnswers: true,
    }),
  }),
];
