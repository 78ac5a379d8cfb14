import type { Locator, Page } from 'playwright-core';

/** How somebody works with a page: whatever else a browser offers is not used. */
export interface Hands {
  readonly page: Page;
  open(path: string): Promise<void>;
  follow(link: string): Promise<void>;
  press(button: string): Promise<void>;
  /** one of several, by its words */
  choose(words: string): Promise<void>;
  /** into a field, by its name */
  type(name: string, words: string): Promise<void>;
}

/** The second of two buttons is the one that is seen: the first is what Enter in a field presses. */
const button = (page: Page, words: string) =>
  page.locator('main button:not(.default-submit)', { hasText: words }).first();
const link = (page: Page, words: string) => page.locator(`main a:text-is("${words}")`).first();
const radio = (page: Page, words: string) => page.getByRole('radio', { name: words, exact: true });
const field = (page: Page, name: string) => page.locator(`[name="${name}"]:not([type=hidden])`);

/** Clicks, as in a browser that runs no scripts. */
export const clicking = (page: Page): Hands => ({
  page,
  open: async (path) => void (await page.goto(path)),
  follow: (words) => link(page, words).click(),
  press: (words) => button(page, words).click(),
  choose: (words) => radio(page, words).check(),
  type: (name, words) => field(page, name).fill(words),
});

const isFocused = async (target: Locator) => (await target.and(target.page().locator(':focus')).count()) > 0;

/** Tab, arrows, Space, Enter and letters: no mouse, and nothing that a keyboard does not reach. */
export function typing(page: Page): Hands {
  const { keyboard } = page;
  /** @throws when pressing Tab never leads there */
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < 150; presses++) {
      if (await isFocused(target)) return;
      await keyboard.press('Tab');
    }
    throw new Error(`No key leads to ${String(target)}`);
  }
  return {
    page,
    open: async (path) => void (await page.goto(path)),
    follow: async (words) => {
      await tabTo(link(page, words));
      await keyboard.press('Enter');
    },
    press: async (words) => {
      await tabTo(button(page, words));
      await keyboard.press('Enter');
    },
    choose: async (words) => {
      const wanted = radio(page, words);
      const group = page.locator(`input[type=radio][name="${await wanted.getAttribute('name')}"]`);
      const chosen =
        (await group.and(page.locator(':checked')).count()) > 0 ? group.and(page.locator(':checked')) : group;
      await tabTo(chosen.first());
      await keyboard.press('Space');
      for (let presses = 0; presses < 12 && !(await wanted.isChecked()); presses++) await keyboard.press('ArrowDown');
    },
    type: async (name, words) => {
      await tabTo(field(page, name));
      await keyboard.press('Control+A');
      await keyboard.type(words);
    },
  };
}
