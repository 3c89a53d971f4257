/** The rail: the places of the desk somebody of a role can go to. Only places that exist. */
import { type Actor, type Role, roleAtLeast } from '#accounts/pure.ts';

export type PlaceIcon =
  | 'today'
  | 'stories'
  | 'pictures'
  | 'fronts'
  | 'people'
  | 'settings'
  | 'audit'
  | 'outbox';
export type DeskPlace = { href: string; name: string; icon: PlaceIcon };

/** `least`: whom it is shown to, everybody at the desk when absent. Add a line with your page. */
const places: (DeskPlace & { least?: Role })[] = [
  { href: '/desk/pictures', name: 'Pictures', icon: 'pictures' },
  { href: '/desk/people', name: 'People', icon: 'people' },
  { href: '/desk/outbox', name: 'Outbox', icon: 'outbox', least: 'publisher' },
  { href: '/desk/audit', name: 'Audit', icon: 'audit', least: 'publisher' },
];

export function deskPlaces(actor: Actor): DeskPlace[] {
  return places
    .filter(({ least = 'contributor' }) => roleAtLeast(actor, least))
    .map(({ href, name, icon }) => ({ href, name, icon }));
}
