/** The rail: the places of the desk somebody of a role can go to. Only places that exist. */
import { type Actor, type Role, roleAtLeast } from '#accounts/pure.ts';

export type PlaceIcon =
  | 'today'
  | 'stories'
  | 'pictures'
  | 'search'
  | 'fronts'
  | 'newsletters'
  | 'audience'
  | 'people'
  | 'settings'
  | 'audit'
  | 'outbox';
export type DeskPlace = {
  href: string;
  name: string;
  icon: PlaceIcon;
  /** The key that, after `g`, goes there. */
  key?: string;
};

/** `least`: whom it is shown to, everybody at the desk when absent. Add a line with your page. */
const places: (DeskPlace & { least?: Role })[] = [
  { href: '/desk', name: 'Today', icon: 'today', key: 't' },
  { href: '/desk/stories', name: 'Stories', icon: 'stories', key: 's' },
  { href: '/desk/fronts', name: 'Fronts', icon: 'fronts', key: 'f' },
  { href: '/desk/newsletters', name: 'Newsletters', icon: 'newsletters', key: 'n' },
  { href: '/desk/pictures', name: 'Pictures', icon: 'pictures', key: 'm' },
  { href: '/desk/search', name: 'Search', icon: 'search', key: 'q', least: 'editor' },
  { href: '/desk/audience', name: 'Audience', icon: 'audience', key: 'd', least: 'publisher' },
  { href: '/desk/people', name: 'People', icon: 'people', key: 'p' },
  { href: '/desk/settings', name: 'Settings', icon: 'settings', key: 'e', least: 'publisher' },
  { href: '/desk/outbox', name: 'Outbox', icon: 'outbox', key: 'o', least: 'publisher' },
  { href: '/desk/audit', name: 'Audit', icon: 'audit', key: 'a', least: 'publisher' },
];

export function deskPlaces(actor: Actor): DeskPlace[] {
  return places
    .filter(({ least = 'contributor' }) => roleAtLeast(actor, least))
    .map(({ least: _least, ...place }) => place);
}
