/** The second door, for the browser: limits of a text, without the parser. */
export { MAX_BODY_LENGTH } from './plugins/guard.ts';
