/** Whose request this is, for counting only: believed from as many proxies as are ours, no more. */
import type { IncomingMessage } from 'node:http';

/** The last address that no proxy of ours wrote itself. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return direct;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const chain = forwarded.map((part) => part.trim()).filter(Boolean);
  return chain.at(-trustedProxies) ?? direct;
}
