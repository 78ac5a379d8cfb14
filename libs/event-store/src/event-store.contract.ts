import { filter, firstValueFrom } from 'rxjs';
import { followingContract } from './contract/following.contract.js';
import { storingContract } from './contract/storing.contract.js';
import type { Opened } from './contract/support.js';
import { wishingContract } from './contract/wishing.contract.js';

/** What every event store does. Held against each of them, so that none behaves a little differently. */
export function eventStoreContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name}, as every event store,`, () => {
    let opened: Opened;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    storingContract(() => opened);
    followingContract(() => opened);
    wishingContract(() => opened);

    it('says that it is there', async () => {
      expect(await firstValueFrom(opened.store.available.pipe(filter(Boolean)))).toBe(true);
    });
  });
}
