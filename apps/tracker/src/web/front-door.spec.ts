import { FrontDoor, type Answers } from './front-door.js';

const saying =
  (words: string): Answers =>
  (_, response) =>
    void response.end(words);

describe('The front door', () => {
  let door: FrontDoor;
  const open = async (answers: Answers) => {
    door = new FrontDoor(answers);
    await door.open(0, '127.0.0.1');
    return async () => (await fetch(`http://127.0.0.1:${door.port}`)).text();
  };
  afterEach(() => door.close());

  it('lets those who come while it is exchanged wait for what comes then', async () => {
    const ask = await open(saying('before'));
    expect(await ask()).toBe('before');
    let exchange: () => void = () => {};
    const exchanged = door.exchange(async () => {
      await new Promise<void>((resolve) => (exchange = resolve));
      return saying('after');
    });
    const asked = Promise.all([ask(), ask()]);
    await new Promise<void>(setImmediate);
    exchange();
    await exchanged;
    expect(await asked).toEqual(['after', 'after']);
  });

  it('exchanges nothing while somebody is being answered', async () => {
    let answer: () => void = () => {};
    const ask = await open((_, response) => void (answer = () => void response.end('the old answer')));
    const asked = ask();
    while (String(answer) === String(() => {})) await new Promise<void>(setImmediate);
    const done: string[] = [];
    const exchanged = door.exchange(async () => {
      done.push('exchanged');
      return saying('after');
    });
    await new Promise<void>(setImmediate);
    expect(done).toEqual([]);
    answer();
    expect(await asked).toBe('the old answer');
    await exchanged;
    expect(await ask()).toBe('after');
  });

  it('says when the port is taken', async () => {
    await open(saying('here'));
    await expect(new FrontDoor(saying('there')).open(door.port, '127.0.0.1')).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
