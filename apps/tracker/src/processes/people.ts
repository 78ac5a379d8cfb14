import type { Viewer } from '../web/viewer.js';

/** Somebody with an account, and where mails reach them. */
export interface Addressee {
  readonly viewer: Viewer;
  readonly email: string;
}

/** Who there is outside a request: what processes and feeds ask. Also the injection token. */
export abstract class People {
  /** those with an account and an e-mail address */
  abstract addressees(): Promise<readonly Addressee[]>;
  /** somebody as they would be seen now; undefined when their account has ended */
  abstract viewerOf(personId: string): Promise<Viewer | undefined>;
}
