/** Lets so many through at once and so many wait; whoever comes when the queue is full is turned away. */
export type Turnstile = { enter: () => Promise<(() => void) | null> };

/** `enter` gives the way to leave, or null when there is no room to wait. */
export function createTurnstile(inside: number, queued: number): Turnstile {
  let busy = 0;
  const queue: (() => void)[] = [];
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  };
  return {
    async enter() {
      if (busy < inside) busy += 1;
      else if (queue.length >= queued) return null;
      else await new Promise<void>((resolve) => queue.push(resolve));
      let left = false;
      return () => {
        if (!left) leave();
        left = true;
      };
    },
  };
}
