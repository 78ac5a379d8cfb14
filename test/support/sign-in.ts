import { v5 as uuidOf } from 'uuid';
import { Accounts, formToken } from '#accounts';
import { accountsOf, readConfig, type TrackerConfig } from '#configuration';
import { Keys } from '#sealing';
import { patientFetch } from './patient-fetch.js';

const PEOPLE = '2f6d3c1e-8f0a-5b7c-9a43-6d1f0e2b7c58';
const DAY_MS = 24 * 60 * 60_000;

/** What people of the specs are, by what the specs call them: a role, or a part that somebody plays. */
const ROLES_OF_PARTS: Readonly<Record<string, readonly string[]>> = {
  secretariat: ['administrator', 'secretariat'],
  'policy-lead': ['secretariat'],
};

const NAMES: Readonly<Record<string, string>> = {
  secretariat: 'Sanjay Secretariat',
  'policy-lead': 'Petra Policy',
  administrator: 'Adil Admin',
  chair: 'Chidi Chair',
  member: 'Mina Member',
  deputy: 'Dora Deputy',
  observer: 'Oona Observer',
  'report-reader': 'Rui Reader',
};

/** The id of the person who plays a part, for an organisation if one is named: always the same. */
export const personPlaying = (part: string, organisationId?: string): string =>
  uuidOf(organisationId === undefined ? part : `${part} of ${organisationId}`, PEOPLE);

/** What the pages call them. */
export const nameOf = (part: string): string => NAMES[part] ?? part;

/**
 * The people of a tracker under test, by the accounts themselves: who is asked for is given an account and a session, and
 * is written into the log, as the first administrator is, with the next thing that is recorded.
 */
export class People {
  private readonly keys: Keys;
  private readonly accounts: Accounts;
  private readonly sessions = new Map<string, string>();
  private readonly tokens = new Map<string, string>();

  private constructor(config: TrackerConfig) {
    this.keys = Keys.open(config.keysFile, config.masterKey);
    this.accounts = Accounts.open(accountsOf(config), this.keys);
  }

  /** Those of the tracker with these settings, which answers at an address. */
  static of(url: string, config: TrackerConfig): People {
    const people = new People(config);
    known.set(new URL(url).origin, people);
    return people;
  }

  static at(url: string | URL): People {
    const people = known.get(new URL(url).origin);
    if (!people) throw new Error(`No tracker under test is at ${String(url)}`);
    return people;
  }

  /** The secret of somebody's session: begun when it is first asked for. A part, or `member.<organisationId>`. */
  session(as = 'secretariat'): string {
    return once(this.sessions, as, () => {
      const { personId, roles, organisationId } = this.invited(as);
      return this.accounts.sessions.begin(personId, {
        complete: true,
        way: 'password',
        roles: [...roles].toSorted().join(' ') + (organisationId ? ` of ${organisationId}` : ''),
        agent: 'A spec',
      });
    });
  }

  /** A token of the API, in somebody's name. */
  token(as = 'secretariat'): string {
    return once(this.tokens, as, () => {
      const { personId } = this.invited(as);
      return this.accounts.tokens.make(personId, { name: 'Spec', scope: 'write', endsAt: Date.now() + DAY_MS });
    });
  }

  close(): void {
    this.accounts.close();
    this.keys.close();
  }

  /** With the first who is asked for come those whom forms offer. */
  private invited(as: string) {
    for (const one of ['secretariat', 'policy-lead', 'chair', 'member']) this.invite(one);
    return this.invite(as);
  }

  private invite(as: string) {
    const [part = '', organisationId] = as.split('.');
    const personId = personPlaying(part, organisationId);
    const roles = ROLES_OF_PARTS[part] ?? [part];
    if (!this.accounts.credentials.of(personId)) {
      const email = `${part}.${organisationId ?? 'council'}@example.org`;
      const sealed = this.keys.seal(personId, { name: nameOf(part), email });
      this.accounts.unrecorded.add({ personId, organisationId: organisationId ?? null, roles, sealed });
      this.accounts.credentials.make(personId, email);
    }
    return { personId, roles, organisationId };
  }
}

const known = new Map<string, People>();

function once(kept: Map<string, string>, key: string, make: () => string): string {
  const before = kept.get(key);
  if (before !== undefined) return before;
  const made = make();
  kept.set(key, made);
  return made;
}

/** The people of a service that runs in a process of its own on these settings. */
export const peopleOfService = (url: string, env: Record<string, string>): People =>
  People.of(url, readConfig({ ...env, HOST: '', PORT: '' }));

/** Asks as somebody who is signed in (`as`, also as if it were a header): pages with a session, the API with a token; what is sent bears the token of a form. */
export function signedInFetch(url: string | URL, init: RequestInit & { as?: string } = {}): Promise<Response> {
  const { as: named, ...rest } = init;
  const headers = new Headers(rest.headers);
  const as = named ?? headers.get('as') ?? undefined;
  headers.delete('as');
  const people = People.at(url);
  if (new URL(url).pathname.startsWith('/api/')) {
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${people.token(as)}`);
    return patientFetch(url, { ...rest, headers });
  }
  const secret = people.session(as);
  headers.set('cookie', [headers.get('cookie'), `session=${secret}`].filter(Boolean).join('; '));
  if (rest.method !== 'POST') return patientFetch(url, { ...rest, headers });
  // pages take forms
  if (/json/.test(headers.get('content-type') ?? '')) headers.delete('content-type');
  const body =
    rest.body instanceof FormData ? rest.body : new URLSearchParams(rest.body as URLSearchParams | undefined);
  body.set('_csrf', formToken(secret));
  return patientFetch(url, { ...rest, headers, body });
}
