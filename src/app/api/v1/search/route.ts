/** What a search finds. */
import { apiRoute } from '../api-route.ts';

export const dynamic = 'force-dynamic';

export const GET = apiRoute('search');
