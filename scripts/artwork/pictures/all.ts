/** Every picture of the demo publication by the key that stories use. */
import type { Drawing } from '../kit/picture.ts';
import { cameraGridPattern } from './camera-grid-pattern.ts';
import { gazaMap } from './gaza-map.ts';
import { hikvisionMap } from './hikvision-map.ts';
import { munichConferenceHall } from './munich-conference-hall.ts';
import { panamaCanalMap } from './panama-canal-map.ts';
import { shampooBars } from './shampoo-bars.ts';
import { sleepParalysisNight } from './sleep-paralysis-night.ts';
import { southAfricaLand } from './south-africa-land.ts';
import { tariffFlowDiagram } from './tariff-flow-diagram.ts';
import { tariffsContainers } from './tariffs-containers.ts';
import { ukraineMineralsMap } from './ukraine-minerals-map.ts';
import { underseaCablesMap } from './undersea-cables-map.ts';

export const pictures: Record<string, () => Drawing> = {
  'camera-grid-pattern': cameraGridPattern,
  'gaza-map': gazaMap,
  'hikvision-map': hikvisionMap,
  'munich-conference-hall': munichConferenceHall,
  'panama-canal-map': panamaCanalMap,
  'shampoo-bars': shampooBars,
  'sleep-paralysis-night': sleepParalysisNight,
  'south-africa-land': southAfricaLand,
  'tariff-flow-diagram': tariffFlowDiagram,
  'tariffs-containers': tariffsContainers,
  'ukraine-minerals-map': ukraineMineralsMap,
  'undersea-cables-map': underseaCablesMap,
};
