/**
 * The second door, for the browser: limits of a text, and the parser with its checks. Each is a module of
 * its own, so that what only asks for a limit does not load the parser.
 */
export { parseMarkdown } from './parse.ts';
export { MAX_BODY_LENGTH } from './plugins/guard.ts';
export { joinBlocks, splitBlocks } from './split-blocks.ts';
export { type ListMarks, readSyntax, type Syntax, writeSyntax } from './syntax.ts';
