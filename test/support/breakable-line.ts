import { EventEmitter, once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between a client and a server that can be cut, held up, and led to another port, while its own stays. */
export class BreakableLine {
  private readonly sockets = new Set<Socket>();
  private held = false;
  private readonly heldUp = new EventEmitter();

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    private target: number,
  ) {
    server.on('connection', (near) => {
      const far = connect(this.target, '127.0.0.1');
      this.lead(near, far);
      this.lead(far, near);
    });
  }

  static async to(port: number): Promise<BreakableLine> {
    const server = createServer();
    const line = new BreakableLine(server, port);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on the line goes to another port. */
  leadTo(port: number): void {
    this.target = port;
  }

  /** Nothing comes through, and nobody is told. */
  hold(): void {
    this.held = true;
  }

  /** When something was sent that does not come through: from then on all that follows it is stuck. */
  async full(): Promise<void> {
    await once(this.heldUp, 'stuck');
  }

  /** All connections break; the next ones work. */
  cut(): void {
    this.held = false;
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.cut();
    await closed;
  }

  private lead(from: Socket, to: Socket) {
    this.sockets.add(from);
    from.on('data', (bytes) => {
      if (this.held) {
        from.pause();
        this.heldUp.emit('stuck');
      } else to.write(bytes);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }
}
