/** The one sign-up form: a real form that works without script and asks for an address only. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { NewsletterData } from '../context.ts';

/** Where every sign-up form of the site posts to; the sanitiser lets no other action pass. */
export const SIGN_UP_ACTION = '/newsletters/sign-up';

export type SignUpOptions = {
  /** Where on the page it stands: letters, digits, hyphens; makes its ids unique on the page. */
  place: string;
  /** Path of the page to lead back to. */
  returnTo: string;
};

export function signUpElement(newsletter: NewsletterData, options: SignUpOptions): Element {
  const place = options.place.replace(/[^A-Za-z0-9-]/g, '-');
  const id = (part: string) => `sign-up-${place}-${part}`;
  const hidden = (name: string, value: string) => h('input', { type: 'hidden', name, value });
  const returnTo = /^\/(?![/\\])/.test(options.returnTo) ? options.returnTo : '/';
  return h(
    'form',
    {
      className: ['sign-up'],
      method: 'post',
      action: SIGN_UP_ACTION,
      ariaLabelledBy: [id('name')],
    },
    [
      hidden('newsletter', newsletter.slug),
      hidden('place', place),
      hidden('return_to', returnTo),
      h('p', { className: ['block-heading'], id: id('name') }, newsletter.name),
      h('p', { className: ['sign-up-promise'] }, newsletter.promise),
      // A field people do not see and programs fill in.
      h('div', { className: ['field-trap'], ariaHidden: 'true' }, [
        h('label', { htmlFor: id('website') }, 'Leave this empty'),
        h('input', {
          id: id('website'),
          type: 'text',
          name: 'website',
          tabIndex: -1,
          autoComplete: ['off'],
        }),
      ]),
      h('div', { className: ['sign-up-field'] }, [
        h('label', { htmlFor: id('email') }, 'Your email address'),
        h('input', {
          id: id('email'),
          type: 'email',
          name: 'email',
          required: true,
          autoComplete: ['email'],
          ariaDescribedBy: [id('terms')],
        }),
        h('button', { type: 'submit', className: ['sign-up-button'] }, 'Sign up'),
      ]),
      h(
        'p',
        { className: ['sign-up-terms'], id: id('terms') },
        `By email: ${newsletter.schedule}. Leave with one click in any letter.`,
      ),
    ],
  );
}
