/** People and desks. */
import { apiRoute } from '../api-route.ts';

export const dynamic = 'force-dynamic';

export const GET = apiRoute('listPeople');
