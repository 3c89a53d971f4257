import type { MarkdownContext } from './context.ts';

/** A small newsroom for the tests of this room. */
export const sampleContext = {
  siteUrl: 'https://meridian.example',
  path: '/world/story',
  pictures: {
    map: {
      key: 'map',
      alt: 'A map with “arrows” & lines',
      caption: 'Where the cameras went',
      credit: 'Drawing: Meridian Staff',
      width: 1600,
      height: 900,
      focus: [0.5, 0.5],
      placeholder: '#cccccc',
      variants: [
        { format: 'avif', width: 640, url: '/media/map-640.avif' },
        { format: 'avif', width: 1280, url: '/media/map-1280.avif' },
        { format: 'webp', width: 640, url: '/media/map-640.webp' },
        { format: 'jpeg', width: 1280, url: '/media/map-1280.jpg' },
        { format: 'jpeg', width: 640, url: '/media/map-640.jpg' },
      ],
    },
  },
  sources: {
    nyt: {
      number: 1,
      publisher: 'The New York Times',
      headline: 'A <headline> & more',
      date: '2019-05-21',
      url: 'https://nyt.example/story',
      quote: 'They were told.',
    },
    ft: {
      number: 2,
      publisher: 'Financial Times',
      description: 'a report on sales',
      date: '2025-03',
    },
  },
  newsletters: {
    'morning-briefing': {
      slug: 'morning-briefing',
      name: 'Morning Briefing',
      promise: 'The day before it starts.',
      schedule: 'Weekdays at 7 am',
    },
    'the-long-view': {
      slug: 'the-long-view',
      name: 'The Long View',
      promise: 'One long read.',
      schedule: 'Sundays',
    },
  },
  promos: {
    subscribe: {
      slug: 'subscribe',
      heading: 'Read The Meridian',
      text: 'Every week, on paper.',
      action: { label: 'Subscribe', url: '/subscribe' },
    },
  },
  stories: {
    chips: {
      url: '/business/chips',
      kicker: 'The Explainer',
      headline: 'Who makes the chips',
      standfirst: 'And who buys them.',
      byline: 'By Lucas Meyer, The Meridian UK',
      published: { iso: '2025-02-14T09:00:00Z', text: '14 February 2025' },
    },
  },
} satisfies MarkdownContext;
