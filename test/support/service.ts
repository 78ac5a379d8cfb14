import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { peopleOfService } from './sign-in.js';

const MAIN = fileURLToPath(new URL('../../dist/apps/tracker/src/main.js', import.meta.url));

/** The service in a process of its own, as it is shipped. */
export interface Service {
  readonly url: string;
  /** ends it like a power cut */
  readonly kill: () => Promise<void>;
  /** asks it to stop; answers its exit code */
  readonly stop: () => Promise<number | null>;
}

/** Starts the compiled service on a free port; answers when its pages can be asked for. */
export async function startService(env: Record<string, string>): Promise<Service> {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', MAIN], {
    env: { ...process.env, NODE_OPTIONS: '', PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  const people = peopleOfService(url, env);
  await ready(url);
  const ended = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
      people.close();
    }
    return child.exitCode;
  };
  return { url, kill: async () => void (await ended('SIGKILL')), stop: () => ended('SIGTERM') };
}

/** Asks until the first read models are there. */
async function ready(url: string): Promise<void> {
  while (!(await fetch(`${url}/health/ready`)).ok);
}

async function addressOf(child: ChildProcess): Promise<string> {
  const complaints: string[] = [];
  child.stderr!.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  for await (const line of createInterface(child.stdout!)) {
    const found = /The influence tracker is at (http:\/\/\S+)/.exec(line);
    if (found) {
      // Nobody reads on: what it says later must not fill the pipe.
      child.stdout!.resume();
      return found[1]!;
    }
  }
  throw new Error(`The service did not start: ${complaints.join('')}`);
}

/** Waits until the pages of a service show the event at a position. */
export async function reached({ url }: Service, position: number): Promise<void> {
  for (;;) {
    const health = (await (await fetch(`${url}/health/ready`)).json()) as { readModels: { position: number } };
    if (health.readModels.position >= position) return;
  }
}
