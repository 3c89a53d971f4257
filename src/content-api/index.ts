/** The door of the content-api room: what readers may see, for programs (`/api/v1`). */
export { type ApiAnswer, answerApi, problemAnswer } from './answer.ts';
export { openApiDocument } from './openapi.ts';
export { type OperationName, operations } from './operations.ts';
