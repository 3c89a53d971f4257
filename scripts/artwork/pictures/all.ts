/** Every picture of the demo publication by the key that stories use. */
import type { Drawing } from '../kit/picture.ts';
import { cameraGridPattern } from './camera-grid-pattern.ts';
import { gazaMap } from './gaza-map.ts';
import { hikvisionMap } from './hikvision-map.ts';
import { munichConferenceHall } from './munich-conference-hall.ts';
import { southAfricaLand } from './south-africa-land.ts';
import { ukraineMineralsMap } from './ukraine-minerals-map.ts';

export const pictures: Record<string, () => Drawing> = {
  'camera-grid-pattern': cameraGridPattern,
  'gaza-map': gazaMap,
  'hikvision-map': hikvisionMap,
  'munich-conference-hall': munichConferenceHall,
  'south-africa-land': southAfricaLand,
  'ukraine-minerals-map': ukraineMineralsMap,
};
