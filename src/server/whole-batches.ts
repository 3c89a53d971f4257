/**
 * Keeps what one connection sends together on the embedded PostgreSQL, which is one backend for all of
 * them. A query with parameters is a batch of messages (parse, bind, execute, …, sync), and the socket
 * takes turns after each message unless a transaction is open; where a batch comes in more than one
 * piece, another connection's parse would come between and take the place of the unnamed statement.
 */
import type { PGlite } from '@electric-sql/pglite';

export type Backend = Pick<PGlite, 'isInTransaction' | 'execProtocolRawStream'>;

/** Types of message that leave a batch open: parse, bind, describe, execute, close, flush. */
const within = new Set([...'PBDECH'].map((type) => type.charCodeAt(0)));

/** Makes the backend count an open batch as a transaction, during which turns are not taken. */
export function keepBatchesWhole(backend: Backend): void {
  const isInTransaction = backend.isInTransaction.bind(backend);
  const execute = backend.execProtocolRawStream.bind(backend);
  let isOpen = false;
  backend.isInTransaction = () => isOpen || isInTransaction();
  backend.execProtocolRawStream = async (message, options) => {
    isOpen = within.has(message[0] ?? 0);
    await execute(message, options);
  };
}
