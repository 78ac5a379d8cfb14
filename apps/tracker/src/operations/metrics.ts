import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ReadModels } from '#read-models';

/** What is measured of the service, for Prometheus: by route, never by address, so that it names no item and nobody. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  private readonly pages = new Histogram({
    name: 'tracker_request_seconds',
    help: 'How long answers took, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  private readonly appends = new Histogram({
    name: 'tracker_append_seconds',
    help: 'How long it took until a wish was on disk',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });
  private readonly refused = new Counter({
    name: 'tracker_refused_total',
    help: 'Requests that a role did not allow',
    registers: [this.registry],
  });
  private readonly queue = new Gauge({
    name: 'tracker_requests_under_way',
    help: 'Requests that are not answered yet',
    registers: [this.registry],
  });

  constructor(readModels: ReadModels) {
    const gauge = (name: string, help: string, value: () => number) => {
      const made: Gauge = new Gauge({ name, help, registers: [this.registry], collect: () => made.set(value()) });
    };
    gauge('tracker_log_position', 'The last position of the log that is known', () => readModels.statusNow.head);
    gauge('tracker_read_models_position', 'The position that pages show', () => readModels.statusNow.position);
    gauge('tracker_read_models_lag', 'Positions that pages are behind the log', () =>
      Math.max(0, readModels.statusNow.head - readModels.statusNow.position),
    );
    gauge('tracker_read_models_faults', 'Read models that were set aside', () => readModels.statusNow.faults.length);
    gauge('tracker_log_available', '1 when the log can be reached', () => Number(readModels.statusNow.storeAvailable));
    gauge('tracker_resident_bytes', 'Resident memory', () => process.memoryUsage.rss());
  }

  begun(): void {
    this.queue.inc();
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.queue.dec();
    this.pages.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
    if (status === 403) this.refused.inc();
  }

  appended(seconds: number): void {
    this.appends.observe(seconds);
  }

  /** All of it, as Prometheus reads it. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}
