/** One run of wrk on a core of its own, and what the measured process used meanwhile. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export type Load = {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Seconds of processor time for a thousand requests, of the server alone. */
  cpuSecondsPer1000: number;
  failed: number;
};

export const serverCore = '0';
const clientCore = '1';

/** Loads `url` for some seconds. `pid` is the server's process; its children count with it. */
export function load(url: string, { pid, seconds }: { pid: number; seconds: number }): Load {
  const before = cpuSeconds(pid);
  const run = spawnSync(
    'taskset',
    [
      ...['-c', clientCore, 'wrk', '-t1', '-c32', `-d${seconds}s`, '--latency'],
      ...['-H', 'Accept-Encoding: gzip', url],
    ],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`wrk failed: ${run.stderr || run.stdout}`);
  const requests = Number(/(\d+) requests in/.exec(run.stdout)?.[1] ?? 0);
  return {
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(run.stdout)?.[1] ?? 0),
    p50Ms: milliseconds(/50%\s+([\d.]+\w+)/.exec(run.stdout)?.[1]),
    p99Ms: milliseconds(/\b99%\s+([\d.]+\w+)/.exec(run.stdout)?.[1]),
    cpuSecondsPer1000: ((cpuSeconds(pid) - before) / requests) * 1000,
    failed: Number(/Non-2xx or 3xx responses: (\d+)/.exec(run.stdout)?.[1] ?? 0),
  };
}

function milliseconds(text = ''): number {
  const value = Number.parseFloat(text);
  if (text.endsWith('us')) return value / 1000;
  return text.endsWith('ms') ? value : value * 1000;
}

const ticksPerSecond = 100;

/** Of a process and its children, from the kernel's own count. */
function cpuSeconds(pid: number): number {
  let ticks = 0;
  for (const id of [pid, ...childrenOf(pid)]) {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / ticksPerSecond;
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
}

/** Resident memory of a process in megabytes. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Binds a process and all its threads to a core. */
export function pin(pid: number, core = serverCore): void {
  spawnSync('taskset', ['-a', '-p', '-c', core, String(pid)]);
}
