/** The blocks that pages use outside a story as well, as HTML; sanitised like everything else. */
import { h } from 'hastscript';
import { sourceItem } from './blocks/citation.ts';
import { type PictureOptions, pictureElement } from './blocks/picture.ts';
import { promoElement } from './blocks/promo.ts';
import { type SignUpOptions, signUpElement } from './blocks/sign-up-form.ts';
import { type StoryCardOptions, storyCardElement } from './blocks/story-card.ts';
import type {
  NewsletterData,
  PictureData,
  PromoData,
  SourceData,
  StoryCardData,
} from './context.ts';
import { webHtml } from './html.ts';

/** A sign-up form; `place` must differ for each form of a page (“foot”, “side”; not “body-1”). */
export function signUpFormHtml(newsletter: NewsletterData, options: SignUpOptions): string {
  return webHtml([signUpElement(newsletter, options)]);
}

export function promoHtml(promo: PromoData): string {
  return webHtml([promoElement(promo)]);
}

/** A figure, or the empty string when the picture has no JPEG that can be loaded. */
export function pictureHtml(picture: PictureData, options: PictureOptions = {}): string {
  const element = pictureElement(picture, options);
  return element ? webHtml([element]) : '';
}

export function storyCardHtml(story: StoryCardData, options: StoryCardOptions = {}): string {
  return webHtml([storyCardElement(story, options)]);
}

/** The list that citations point to; empty when there are no sources. */
export function sourcesListHtml(sources: SourceData[]): string {
  if (sources.length === 0) return '';
  const items = sources.toSorted((one, other) => one.number - other.number).map(sourceItem);
  return webHtml([h('ol', { className: ['sources'] }, items)]);
}
