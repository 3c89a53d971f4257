import { settings } from '#publication/index.ts';
import { deskRoute } from '../desk-route.ts';

/** What the publisher decides about the publication. */
export const GET = deskRoute({}, ({ actor }) => settings.readSettings(actor));

export const PUT = deskRoute({ body: settings.settingsSchema }, ({ actor, body: wanted }) =>
  settings.saveSettings(actor, wanted),
);
