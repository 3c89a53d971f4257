/** Enhancements only: every page does its work without this module. */
import { playEmbeds } from './embeds.ts';
import { closeMenuOnEscape } from './menu.ts';
import { enhanceSignUps } from './sign-up.ts';
import { suggestWhileTyping } from './suggestions.ts';
import { showTools } from './tools.ts';

enhanceSignUps(document);
showTools(document);
playEmbeds(document);
closeMenuOnEscape(document);
suggestWhileTyping(document);
