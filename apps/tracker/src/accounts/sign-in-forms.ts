import { IsString } from 'class-validator';
import { drawForm, type Block, type Field, type Form, type Mistake, type Raw } from '#govuk-pages';
import { IsEmailAddress, IsLine } from '#vocabulary';
import { Drawn } from '../web/answer.js';

class SignIn {
  @IsEmailAddress() email: string;
  @IsString() password: string;
}
class Code {
  @IsLine(40) code: string;
}
class Email {
  @IsEmailAddress() email: string;
}
class NewPassword {
  @IsString() password: string;
}
class FirstAdministrator extends NewPassword {
  @IsLine(100) name: string;
  @IsEmailAddress() email: string;
}
class ChangedPassword extends NewPassword {
  @IsString() current: string;
}

const emailField: Field = {
  kind: 'line',
  name: 'email',
  label: 'E-mail address',
  input: 'email',
  autocomplete: 'username',
};

const newPasswordField: Field = {
  kind: 'line',
  name: 'password',
  label: 'New password',
  noun: 'new password',
  hint: 'At least 12 characters. Three or four words that do not belong together are easy to keep in mind and hard to guess.',
  input: 'password',
  autocomplete: 'new-password',
};

const codeField: Field = {
  kind: 'line',
  name: 'code',
  label: 'Code',
  hint: 'The six digits that your authenticator app shows, or one of your recovery codes',
  width: 'short',
  autocomplete: 'one-time-code',
};

export const signInForm: Form = {
  title: 'Sign in',
  shape: SignIn,
  fields: [
    emailField,
    { kind: 'line', name: 'password', label: 'Password', input: 'password', autocomplete: 'current-password' },
  ],
  submit: 'Sign in',
  below: [{ kind: 'links', links: [{ text: 'I have forgotten my password', href: '/sign-in/forgotten' }] }],
};

export const codeForm: Form = {
  title: 'Enter your code',
  shape: Code,
  back: { text: 'Back to sign-in', href: '/sign-in' },
  fields: [codeField],
  submit: 'Go on',
};

export const secondStepForm: Form = {
  title: 'Set up the second step',
  shape: Code,
  intro:
    'A password alone can be guessed or stolen. From now on you also enter a code that an app on your phone shows, such as Microsoft Authenticator, Google Authenticator or a password manager.',
  fields: [{ ...codeField, hint: 'The six digits that the app shows now' } as Field],
  submit: 'Set it up',
};

export const forgottenForm: Form = {
  title: 'Choose a new password',
  shape: Email,
  back: { text: 'Back to sign-in', href: '/sign-in' },
  intro:
    'Give your e-mail address: if it belongs to an account, you get a link by mail that lets you choose a new password. It is good for one hour.',
  fields: [emailField],
  submit: 'Send me the link',
};

export const firstForm: Form = {
  title: 'Make the first administrator',
  shape: FirstAdministrator,
  intro:
    'Nobody has an account yet. The first administrator invites the others. Your name and your address are kept sealed, and can be erased.',
  fields: [
    { kind: 'line', name: 'name', label: 'Your name', autocomplete: 'name' },
    { ...emailField, label: 'Your e-mail address', noun: 'e-mail address' } as Field,
    newPasswordField,
  ],
  submit: 'Make my account',
};

export const newPasswordForm = (title: string): Form => ({
  title,
  shape: NewPassword,
  fields: [newPasswordField],
  submit: 'Save password',
});

export const changePasswordForm: Form = {
  title: 'Change your password',
  shape: ChangedPassword,
  back: { text: 'Back to your account', href: '/account' },
  intro: 'You stay signed in here, and are signed out everywhere else.',
  fields: [
    {
      kind: 'line',
      name: 'current',
      label: 'Your password now',
      noun: 'password you have now',
      input: 'password',
      autocomplete: 'current-password',
    },
    newPasswordField,
  ],
  submit: 'Change password',
};

interface Shown {
  readonly raw?: Raw;
  readonly mistakes?: readonly Mistake[];
  readonly hidden?: Readonly<Record<string, string>>;
  readonly blocks?: readonly Block[];
  readonly status?: number;
}

/** Shows a form that is sent to an address; with mistakes it is the answer to what was sent. */
export const showForm = (form: Form, action: string, shown: Shown = {}): Drawn => {
  const { raw = {}, mistakes = [], hidden = {}, blocks = [], status } = shown;
  return new Drawn(
    (site) => drawForm(form, { action, hidden, raw, mistakes, blocks }, site),
    status ?? (mistakes.length > 0 ? 400 : 200),
  );
};
