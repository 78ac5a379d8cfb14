import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** How long a connection stays open that nobody uses: longer than those who keep them for the next request. */
const IDLE_MS = 72_000;

/** Answers a request. */
export type Answers = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Where requests come in. What is behind the door can be exchanged while the service runs: those who come meanwhile wait
 * before it, and are answered by what is there then.
 */
export class FrontDoor {
  private readonly server: Server;
  private readonly leaving = new EventEmitter();
  private inside = 0;
  private waiting: (() => void)[] | undefined;

  /** `tls`: the certificate and its key, in PEM; without, what comes in is not encrypted. */
  constructor(
    private answers: Answers,
    tls?: { readonly cert: string; readonly key: string },
  ) {
    const letIn = (request: IncomingMessage, response: ServerResponse) => this.letIn(request, response);
    const options = { keepAliveTimeout: IDLE_MS };
    this.server = tls ? createTlsServer({ ...options, ...tls }, letIn) : createServer(options, letIn);
  }

  /** Opens at a port, 0 for any that is free. @throws what the system says when the port is taken */
  async open(port: number, host: string): Promise<void> {
    const listening = once(this.server, 'listening');
    this.server.listen(port, host);
    await listening;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Exchanges what is behind the door, when all have left who are inside. From this call on nobody is let in. */
  async exchange(work: () => Promise<Answers>): Promise<void> {
    const waiting: (() => void)[] = [];
    this.waiting = waiting;
    while (this.inside > 0) await once(this.leaving, 'left');
    this.answers = await work();
    this.waiting = undefined;
    for (const enter of waiting) enter();
  }

  /** Lets in nobody new, and closes when all have left. */
  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    while (this.inside > 0) await once(this.leaving, 'left');
    // those that somebody keeps for a next request
    this.server.closeAllConnections();
    await closed;
  }

  private letIn(request: IncomingMessage, response: ServerResponse): void {
    if (this.waiting) {
      this.waiting.push(() => this.letIn(request, response));
      return;
    }
    this.inside++;
    response.once('close', () => {
      this.inside--;
      this.leaving.emit('left');
    });
    this.answers(request, response);
  }
}
