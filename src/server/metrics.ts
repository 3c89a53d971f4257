/** The figures of this process for Prometheus. They hold no secret and name no reader. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DocumentCache } from './document-cache.ts';

export type Metrics = {
  countRequest: (route: string, status: number, cache: string) => void;
  rendered: (report: { kind: string; seconds: number; failed: boolean }) => void;
  changesHeard: (tags: number) => void;
  text: () => Promise<string>;
  contentType: string;
};

type Sources = { cache: () => DocumentCache; isDatabaseUp: () => boolean };

export function createMetrics({ cache, isDatabaseUp }: Sources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  // Counted in a plain map and copied when somebody asks: a hit should not pay for label hashing.
  const requests = new Map<string, number>();
  new Counter({
    name: 'standfirst_requests_total',
    help: 'Requests answered, by route, status and cache state',
    labelNames: ['route', 'status', 'cache'],
    registers,
    collect() {
      this.reset();
      for (const [key, count] of requests) {
        const [route = '', status = '', state = ''] = key.split(' ');
        this.inc({ route, status, cache: state }, count);
      }
    },
  });
  const renders = new Counter({
    name: 'standfirst_renders_total',
    help: 'Documents rendered, by kind of page and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'standfirst_render_seconds',
    help: 'How long a render took',
    buckets: [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 1, 3, 10],
    registers,
  });
  const changes = new Counter({
    name: 'standfirst_changed_tags_total',
    help: 'Tags of changes this instance has heard of',
    registers,
  });
  gauge('standfirst_database_up', 'Whether the database answers', () => Number(isDatabaseUp()));
  gauge('standfirst_documents', 'Documents kept', () => cache().figures().pages.entries);
  gauge('standfirst_document_bytes', 'Bytes kept', () => {
    const { pages, asked, absent } = cache().figures();
    return pages.bytes + asked.bytes + absent.bytes;
  });
  gauge(
    'standfirst_document_evictions',
    'Documents pushed out by newer ones since the start',
    () => {
      return cache().figures().pages.evictions;
    },
  );

  function gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  }

  return {
    countRequest(route, status, state) {
      const key = `${route} ${status} ${state}`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
    },
    rendered(report) {
      renders.inc({ kind: report.kind, outcome: report.failed ? 'failed' : 'rendered' });
      seconds.observe(report.seconds);
    },
    changesHeard: (tags) => changes.inc(tags),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
