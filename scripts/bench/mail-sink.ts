/** A mail server that takes everything at once, in a process of its own. Says its address, then counts. */
import { startSmtp } from '../../tests/support/smtp.ts';

const received = new Map<string, number>();
const smtp = await startSmtp((step, { to }) => {
  if (step === 'text') received.set(to, (received.get(to) ?? 0) + 1);
  // Nothing is kept, or the memory of ten thousand letters is measured too.
  smtp.taken.length = 0;
  return undefined;
});
process.send?.({ url: smtp.url });
process.on('message', () => {
  const counts = [...received.values()];
  process.send?.({ people: counts.length, twice: counts.filter((count) => count > 1).length });
});
process.on('disconnect', () => process.exit(0));
