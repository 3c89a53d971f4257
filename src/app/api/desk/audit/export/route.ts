/** The audit log as a table for a spreadsheet. A POST, because it takes the password again. */
import { listAudit } from '#accounts/index.ts';
import { auditCsv, auditFilterSchema } from '#accounts/pure.ts';
import { deskRoute } from '../../desk-route.ts';

const most = 50_000;

export const POST = deskRoute({ body: auditFilterSchema, fresh: true }, async ({ actor, body }) => {
  const page = await listAudit(actor, { filter: body, take: most });
  return page.kind === 'forbidden' ? page : { csv: auditCsv(page.lines) };
});
