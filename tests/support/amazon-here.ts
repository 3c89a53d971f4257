/**
 * For a server of the tests (`--import`), which has no way to Amazon: what it asks of
 * `sns.eu-west-1.amazonaws.com` goes to `AMAZON_HERE` on this machine. Everything else goes its way.
 */
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

const { AMAZON_HERE } = process.env;
const real = https.request;

function request(...asked: unknown[]) {
  const [url, options, answered] = asked;
  if (AMAZON_HERE && url instanceof URL && url.hostname === 'sns.eu-west-1.amazonaws.com') {
    // Without the look-up that lets only public addresses pass: this one is meant.
    const { lookup: _, ...rest } = options as http.RequestOptions;
    return http.request(new URL(url.pathname, AMAZON_HERE), rest, answered as never);
  }
  return Reflect.apply(real, https, asked);
}
Object.assign(https, { request });
syncBuiltinESMExports();
