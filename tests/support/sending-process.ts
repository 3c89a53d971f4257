/**
 * A process that sends what is due and kills itself at a named step, or waits to be killed. What it
 * needs to know is in its environment; everything else is the product's own.
 */
import { createSender } from '../../src/issues/engine/sender.ts';
import { closeDatabase, openDatabase } from '../../src/lib/database.ts';
import { readEnv } from '../../src/lib/env.ts';

const { TEST_DATABASE = '', TEST_AT = '', DIE_AT = '', DIE_NTH = '1', TEST_SHARED } = process.env;
const settings = readEnv();
if (!settings.ok) throw new Error('The environment has values that cannot be used.');
openDatabase({ url: TEST_DATABASE, connections: 4 });
let reached = 0;
const sender = createSender({
  smtpUrl: settings.env.SMTP_URL,
  connections: 2,
  limits: { perDomain: 10 },
  folder: settings.env.DATA_DIR,
  sharedUrl: TEST_SHARED ? TEST_DATABASE : undefined,
  clock: () => new Date(TEST_AT),
  onStep(step) {
    if (step !== DIE_AT) return;
    reached += 1;
    if (reached === Number(DIE_NTH)) process.kill(process.pid, 'SIGKILL');
  },
});
await sender.sendDue();
await sender.close();
await closeDatabase();
