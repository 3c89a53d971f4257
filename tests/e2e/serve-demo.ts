/** Serves the demo publication for the browser tests until it is told to stop. */
import { startDemoServer } from '../support/demo-server.ts';

const server = await startDemoServer({
  port: Number(process.env.PORT),
  output: 'inherit',
  canaries: true,
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void server.stop().then(() => process.exit(0)));
}
