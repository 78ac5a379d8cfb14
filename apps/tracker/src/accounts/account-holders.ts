import { Injectable } from '@nestjs/common';
import { People, type Addressee } from '../processes/people.js';
import type { Viewer } from '../web/viewer.js';
import { Directory, viewerFor } from './directory.js';

/** Those who have an account, for what is done for them when they do not ask. */
@Injectable()
export class AccountHolders extends People {
  constructor(private readonly directory: Directory) {
    super();
  }

  async addressees(): Promise<readonly Addressee[]> {
    return (await this.directory.everybody()).flatMap((who) =>
      who.state === 'active' && who.email !== undefined ? [{ viewer: viewerFor(who), email: who.email }] : [],
    );
  }

  async viewerOf(personId: string): Promise<Viewer | undefined> {
    const who = await this.directory.find(personId);
    return who?.state === 'active' ? viewerFor(who) : undefined;
  }
}
