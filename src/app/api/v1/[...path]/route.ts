/** Every other address of the API. */
import { nothingHere } from '../api-route.ts';

export const dynamic = 'force-dynamic';

export const GET = nothingHere;
