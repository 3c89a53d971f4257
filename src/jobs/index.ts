/** The door of the jobs room: what is done apart from requests, and what is due at a time. */
export { startWork, type Work } from './start-work.ts';
